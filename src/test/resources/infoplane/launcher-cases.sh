#!/bin/sh
# Tries ./infoplane with a Java and a Maven of its own making, in a folder with blanks and umlauts.
# Usage: launcher-cases.sh REPOSITORY SCRATCH CASE; prints what differs, and ends with 1 then.
set -eu
repository=$1
folder=$2/$(printf 'Gr\303\266\303\237e & Co!')
umlaut=$(printf 'gr\303\266\303\237e')

mkdir -p "$folder/jlink" "$folder/src/main" "$folder/assets" "$folder/sample-configs" "$folder/docs" "$2/tools/bin"
cp "$repository/infoplane" "$folder/"
cp "$repository/jlink/start" "$folder/jlink/"
touch "$folder/pom.xml"
cat >"$2/tools/bin/java" <<'END'
#!/bin/sh
[ -z "${JAVA_TOOL_OPTIONS:-}" ] || printf 'Picked up JAVA_TOOL_OPTIONS: %s\n' "$JAVA_TOOL_OPTIONS" >&2
printf 'WARNING: Using incubator modules: jdk.incubator.vector\n' >&2
printf 'seen on standard error\n' >&2
printf 'charmap %s\n' "$(locale charmap)"
while [ "$1" != infoplane.Main ]; do shift; done
shift
for argument; do printf 'argument %s\n' "$argument"; done
exit 7
END
cat >"$2/tools/bin/mvn" <<'END'
#!/bin/sh
printf 'built %s\n' "$(locale charmap)" >>"$BUILDS"
mkdir -p target
END
printf 'JAVA_VERSION="17.0.1"\n' >"$2/tools/release"
chmod +x "$2/tools/bin/java" "$2/tools/bin/mvn"
PATH=$2/tools/bin:$PATH
BUILDS=$2/builds
export PATH BUILDS
unset JAVA_HOME INFOPLANE_BACKEND LC_CTYPE LANG INFOPLANE_JAVA_OPTIONS 2>/dev/null || :
LC_ALL=C
export LC_ALL

# expect WHAT IS SHOULD
expect() {
    [ "$2" = "$3" ] || {
        printf '%s is\n%s\nbut should be\n%s\n' "$1" "$2" "$3"
        exit 1
    }
}

start() {
    code=0
    "$folder/infoplane" "$@" >"$folder/out" 2>"$folder/err" || code=$?
}

case $3 in
plain-locale)
    start run "$umlaut und blank" '{"a": "b"}' '*' ''
    expect output "$(cat "$folder/out")" "charmap UTF-8
argument run
argument $umlaut und blank
argument {\"a\": \"b\"}
argument *
argument "
    expect 'exit code' "$code" 7
    expect 'the build' "$(cat "$BUILDS")" 'built UTF-8'
    ;;
announcement)
    # the pipe may hand on its last line just after the program has ended, even into the words of the next start
    start x
    until grep -q seen "$folder/err"; do :; done
    start x
    until grep -q seen "$folder/err"; do :; done
    expect 'standard error' "$(cat "$folder/err")" 'seen on standard error'
    JAVA_TOOL_OPTIONS=-Dx start x
    until grep -q seen "$folder/err"; do :; done
    expect 'standard error' "$(cat "$folder/err")" "Picked up JAVA_TOOL_OPTIONS: -Dx
seen on standard error"
    ;;
image) # progress ends no line, and a Java that announces nothing is not kept waiting for one
    image=$folder/Infoplane
    mkdir -p "$image/bin" "$image/lib/runtime/bin"
    cp "$repository/jlink/program" "$image/bin/Infoplane"
    cp "$repository/jlink/start" "$image/lib/"
    cp "$2/tools/release" "$image/lib/runtime/"
    printf '#!/bin/sh\nprintf "1 %%%%" >&2\nuntil [ -e "$GO_ON" ]; do sleep 0.1; done\n' >"$image/lib/runtime/bin/java"
    chmod +x "$image/bin/Infoplane" "$image/lib/runtime/bin/java"
    touch "$image/lib/announces-nothing"
    GO_ON=$folder/go-on
    export GO_ON
    "$image/bin/Infoplane" x 2>"$folder/err" &
    tries=0
    until [ -s "$folder/err" ] || [ "$tries" -gt 100 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    touch "$GO_ON"
    wait
    [ "$tries" -le 100 ] || expect 'progress' 'held back' 'seen at once'
    expect 'standard error' "$(cat "$folder/err")" '1 %'
    ;;
built-once)
    for one in 1 2 3 4 5 6; do "$folder/infoplane" x >/dev/null 2>&1 & done
    wait
    expect builds "$(wc -l <"$BUILDS" | tr -d ' ')" 1
    ;;
dead-locks)
    mkdir "$folder/.build-lock"           # of earlier versions
    ln -s 999999999_1_gone "$folder/.build-lock.8"
    sed 's/"\$silent" -le 120/"$silent" -le 1/' "$repository/infoplane" >"$folder/infoplane" # other hosts: not two minutes
    start x
    expect 'exit code' "$code" 7
    here=$(printf '%s-%s' "$(uname -n)" "$(readlink /proc/self/ns/pid 2>/dev/null)" | tr -c '[:alnum:]' '-')
    ln -s "${$}_1_$here" "$folder/.build-lock.10" # this process's number, but another start
    touch "$folder/pom.xml"
    start x
    expect 'exit code' "$code" 7
    ! grep -q waiting "$folder/err" || expect 'standard error' "$(cat "$folder/err")" 'no word of waiting'
    ;;
archive) # classes.jsa: made with the build, and again for another place and another Java
    cat >"$2/tools/bin/java" <<'JAVA'
#!/bin/sh
used=none
for argument; do
    case $argument in
    -XX:DumpLoadedClassList=*) printf 'A class\nB class\n' >"${argument#*=}" ;;
    -XX:SharedClassListFile=*) classes=${argument#*=} ;;
    -XX:SharedArchiveFile=*)
        case "$*" in
        *-Xshare:dump*)
            case "$*" in *fx*) exit 1 ;; esac # Java fails on a module path like this one's
            [ "$(wc -l <"$classes" | tr -d ' ')" = 2 ] || exit 1 # every class once
            printf 'classes of %s\n' "$PWD" >"${argument#*=}"
            exit 0
            ;;
        *) used=$(wc -l <"${argument#*=}" | tr -d ' ') ;;
        esac
        ;;
    esac
done
printf '%s\n' "$used"
JAVA
    expect_archives() {
        start x
        expect 'the archive' "$(cat "$folder/out")" "${3:-1}"
        expect 'what is said' "$(sed -n 's/.*\(building\|preparing\).*/\1/p' "$folder/err")" "$2"
        expect "archives $1" "$(find "$folder/target" -name 'classes*.jsa*' | wc -l | tr -d ' ')" "$4"
    }
    expect_archives first building 1 1
    expect_archives again '' 1 1
    mv "$folder" "$folder moved"
    folder="$folder moved"
    expect_archives moved preparing 1 2
    expect_archives 'still there' '' 1 2
    printf '# another Java\n' >>"$2/tools/bin/java"
    expect_archives 'of another Java' preparing 1 3
    sed -i.old 's/^            exit 0/            exit 1/; s/^            printf.*//' "$2/tools/bin/java"
    expect_archives 'of a Java that makes none' preparing none 4
    expect_archives 'which is not tried again' '' none 4
    ;;
graphics-card) # no card here: the build takes CUDA's libraries, the processor computes, and a start without builds no more
    printf '#!/bin/sh\nprintf "%%s\\n" "$*" >>"$BUILDS"\nmkdir -p target\n' >"$2/tools/bin/mvn"
    printf '#!/bin/sh\nprintf "%%s\\n" "${BACKEND_PRIORITY_CPU:-none}" "$@"\n' >"$2/tools/bin/java"
    printf '#!/bin/sh\n[ "$1" = -n ] && echo here || echo Linux-x86_64 | cut -d - -f "$([ "$1" = -m ] && echo 2 || echo 1)"\n' >"$2/tools/bin/uname"
    chmod +x "$2/tools/bin/uname"
    INFOPLANE_BACKEND=cuda
    export INFOPLANE_BACKEND
    start doctor
    expect 'the build' "$(sed 's/ -D.*//' "$BUILDS")" '-B -q -Pcuda'
    grep -q '2\.6 GB' "$folder/err" || expect 'what is said' "$(cat "$folder/err")" 'the size, 2.6 GB'
    grep -q "infoplane.jar:$folder/target/lib-cuda/\*" "$folder/out" || expect libraries "$(cat "$folder/out")" 'with lib-cuda'
    command -v nvidia-smi >/dev/null || expect priority "$(head -n 1 "$folder/out")" 1000
    unset INFOPLANE_BACKEND
    start doctor
    expect builds "$(wc -l <"$BUILDS" | tr -d ' ')" 1
    ! grep -q cuda "$folder/out" || expect libraries "$(cat "$folder/out")" 'without lib-cuda'
    ;;
cluster) # a sweep on Spark fetches Spark; nothing else does, and a start without builds no more
    printf '#!/bin/sh\nprintf "%%s\\n" "$*" >>"$BUILDS"\nmkdir -p target\n' >"$2/tools/bin/mvn"
    printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$2/tools/bin/java"
    start sweep s.json --out d --spark spark://host:7077
    expect 'the build' "$(sed 's/ -D.*//' "$BUILDS")" '-B -q -Pspark'
    grep -q '380 MB' "$folder/err" || expect 'what is said' "$(cat "$folder/err")" 'the size, 380 MB'
    spark="infoplane.jar:$folder/target/infoplane-spark.jar:$folder/target/lib-spark/\*"
    grep -q "$spark" "$folder/out" || expect libraries "$(cat "$folder/out")" 'with lib-spark'
    start sweep s.json --out d --spark=local
    grep -q "$spark" "$folder/out" || expect libraries "$(cat "$folder/out")" 'with lib-spark'
    start sweep s.json --out d
    ! grep -q lib-spark "$folder/out" || expect libraries "$(cat "$folder/out")" 'without lib-spark'
    start run --spark
    ! grep -q lib-spark "$folder/out" || expect libraries "$(cat "$folder/out")" 'without lib-spark'
    expect builds "$(wc -l <"$BUILDS" | tr -d ' ')" 1
    mkdir -p "$folder/src/spark"
    touch "$folder/src/spark/new"
    start sweep s.json --out d
    expect builds "$(wc -l <"$BUILDS" | tr -d ' ')" 1
    start sweep s.json --out d --spark local
    expect builds "$(wc -l <"$BUILDS" | tr -d ' ')" 2
    ;;
old-java)
    printf 'JAVA_VERSION="11.0.2"\n' >"$2/tools/release"
    start x
    expect 'standard error' "$(cat "$folder/err")" "infoplane: $2/tools/bin/java is Java 11, but Infoplane needs version 17 or later; set JAVA_HOME to such a JDK."
    expect 'exit code' "$code" 1
    ;;
wrong-backend)
    INFOPLANE_BACKEND=gpu
    export INFOPLANE_BACKEND
    start x
    expect 'standard error' "$(cat "$folder/err")" 'infoplane: INFOPLANE_BACKEND is "gpu", but must be cpu or cuda.'
    expect 'exit code' "$code" 2
    ;;
failed-build)
    printf '#!/bin/sh\necho broken\nexit 1\n' >"$2/tools/bin/mvn"
    start x
    expect 'exit code' "$code" 1
    expect 'the stamp' "$(ls "$folder/target" 2>/dev/null)" ''
    expect 'the lock' "$(readlink "$folder/.build-lock.1")" freed
    ;;
*)
    echo "no such case: $3"
    exit 1
    ;;
esac

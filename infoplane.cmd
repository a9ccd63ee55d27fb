@echo off
rem Starts Infoplane; builds it first if the build is missing or older than the sources.
rem Without arguments, or with a file alone: the window. With others: the command line. See the script "infoplane", which does the same.
rem PowerShell gets paths by environment variables, so that none of their characters means anything to it. Delayed expansion
rem is off, so that "!" stays; nothing that holds a path is called, so that "%" stays.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "TARGET=%HOME_DIR%target"
set "STAMP=%TARGET%\built"
set "LOCK=%HOME_DIR%.build-lock-file"
set "LOG=%HOME_DIR%build.log"
set "PROFILE="
set "CUDA="
if not defined INFOPLANE_BACKEND goto backend_known
if "%INFOPLANE_BACKEND%"=="cpu" goto backend_known
if not "%INFOPLANE_BACKEND%"=="cuda" (
    echo infoplane: INFOPLANE_BACKEND is "%INFOPLANE_BACKEND%", but must be cpu or cuda. 1>&2
    exit /b 2
)
set "PROFILE=-Pcuda"
set "STAMP=%TARGET%\built-cuda"
set "CUDA=;%TARGET%\lib-cuda\*"
rem ND4J tries the card first and prints what fails there, so without a driver it is told to take the processor
where nvidia-smi >nul 2>&1
if errorlevel 1 set "BACKEND_PRIORITY_CPU=1000"
:backend_known

set "JAVA="
if not defined JAVA_HOME goto java_of_path
set "JAVA_HOME=%JAVA_HOME:"=%"
if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
:java_of_path
if not defined JAVA for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if not defined JAVA (
    echo infoplane: Java is not installed; install a JDK of version 17 or later. 1>&2
    exit /b 1
)

rem Asks Java for its version, whose first line ends in a version in quotes: "17.0.1", or "1.8.0_382" before 9.
set "ANSWER=%TEMP%\infoplane-%RANDOM%%RANDOM%.txt"
"%JAVA%" -version >nul 2>"%ANSWER%" <nul
set "VERSION="
for /f usebackq^ tokens^=2^ delims^=^" %%v in (`findstr /c:" version " "%ANSWER%"`) do if not defined VERSION set "VERSION=%%v"
del "%ANSWER%" >nul 2>&1
if not defined VERSION (
    echo infoplane: "%JAVA%" does not say its version; set JAVA_HOME to a JDK of version 17 or later. 1>&2
    exit /b 1
)
set "MAJOR=0"
for /f "tokens=1,2 delims=.-_+" %%a in ("%VERSION%") do if "%%a"=="1" (set "MAJOR=%%b") else (set "MAJOR=%%a")
if %MAJOR% LSS 17 (
    echo infoplane: "%JAVA%" is Java %MAJOR%, but Infoplane needs version 17 or later; set JAVA_HOME to such a JDK. 1>&2
    exit /b 1
)

call :look
if defined FRESH goto start
(type nul > "%HOME_DIR%.build-probe") 2>nul
if not exist "%HOME_DIR%.build-probe" (
    echo infoplane: cannot build, because "%HOME_DIR%" is not writable. 1>&2
    exit /b 1
)
del "%HOME_DIR%.build-probe"

rem One process builds, the others wait, also those of other hosts that share the folder: the system lets one process at a time
rem open the file for writing, and closes it when that process ends, however it ends.
set "WAITED="
:lock
set "TOOK="
call :try 8>&2 2>nul
if defined TOOK goto built
if not defined WAITED echo infoplane: waiting for another build to end 1>&2
set "WAITED=yes"
rem "timeout" refuses to wait where the input is redirected
ping -n 2 127.0.0.1 >nul 2>&1
goto lock
:built
if not "%RESULT%"=="0" exit /b %RESULT%

:start
set "OMP_NUM_THREADS=1"
set "EXTRA="
if %MAJOR% GEQ 22 set "EXTRA=--enable-native-access=ALL-UNNAMED,javafx.graphics"
if %MAJOR% GEQ 24 set "EXTRA=%EXTRA% --sun-misc-unsafe-memory-access=allow"
rem Why: see jlink/start
set "EARLY=-XX:CompileCommand=quiet -XX:CompileCommand=BackgroundCompilation,jdk.incubator.vector.*::*,false"
for %%r in (cells network) do call set "EARLY=%%EARLY%% -XX:CompileCommand=CompileThresholdScaling,infoplane.%%r.Vector*::*,0.05 -XX:CompileCommand=BackgroundCompilation,infoplane.%%r.Vector*::*,false"
set "EARLY=%EARLY% -XX:CompileCommand=CompileThresholdScaling,infoplane.pairwise.Vector*::*,0.2 -XX:CompileCommand=BackgroundCompilation,infoplane.pairwise.Vector*::*,false"
rem The program writes UTF-8. The console gets its own code page back at the end.
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%c in ('chcp 2^>nul') do set "CODE_PAGE=%%c"
if defined CODE_PAGE chcp 65001 >nul 2>&1
"%JAVA%" %EXTRA% %EARLY% -XX:+UseParallelGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -Dprism.dirtyopts=false --module-path "%TARGET%\fx" --add-modules javafx.controls,jdk.incubator.vector %INFOPLANE_JAVA_OPTIONS% -cp "%TARGET%\infoplane.jar%CUDA%" infoplane.Main %*
set "RESULT=%ERRORLEVEL%"
if defined CODE_PAGE chcp %CODE_PAGE% >nul 2>&1
exit /b %RESULT%

rem Holds the lock while :build runs; where another holds it, the redirection fails and nothing runs. 8 is standard error.
:try
9>>"%LOCK%" call :build 2>&8
exit /b

:build
set "TOOK=yes"
set "RESULT=0"
rem another process may have built while this one waited
call :look
if defined FRESH exit /b 0
where mvn >nul 2>&1
if errorlevel 1 (
    echo infoplane: Maven is not installed; install Maven 3.8 or later. 1>&2
    set "RESULT=1"
    exit /b 0
)
set "SIZE=220 MB"
if defined PROFILE set "SIZE=2.6 GB"
echo infoplane: building (the first build fetches some %SIZE% of libraries and takes a few minutes) ... 1>&2
type nul > "%HOME_DIR%.build-began"
pushd "%HOME_DIR%"
call mvn -B -q %PROFILE% -Dmaven.test.skip=true -Dspotless.check.skip=true package >build.log 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
if "%RESULT%"=="0" goto keep
powershell -NoProfile -NonInteractive -Command "Get-Content -LiteralPath $env:LOG -Tail 20" 1>&2 <nul
del "%HOME_DIR%.build-began" >nul 2>&1
echo infoplane: the build failed; the whole output is in "%LOG%" 1>&2
set "RESULT=1"
exit /b 0
:keep
rem the build for a card has all that a start without one needs
if defined PROFILE copy /y "%HOME_DIR%.build-began" "%TARGET%\built" >nul
move /y "%HOME_DIR%.build-began" "%STAMP%" >nul
del "%LOG%" >nul 2>&1
exit /b 0

rem Sets FRESH if nothing that the build depends on is newer than the build, and INFOPLANE_TERMINAL to whether standard error is
rem a terminal. Exit codes of PowerShell: 10 plus 1 for stale, 2 for redirected.
:look
set "FRESH="
set "INFOPLANE_TERMINAL=no"
powershell -NoProfile -NonInteractive -Command "$stale=1; $stamp=Get-Item -LiteralPath $env:STAMP -ErrorAction SilentlyContinue; if ($stamp) { $parts='src\main','assets','sample-configs','docs','jlink','pom.xml' | ForEach-Object { Join-Path $env:HOME_DIR $_ }; $newer=Get-ChildItem -LiteralPath $parts -Recurse -File | Where-Object { $_.LastWriteTime -gt $stamp.LastWriteTime -and $_.FullName -notmatch '\\assets\\screenshots\\' } | Select-Object -First 1; if (-not $newer) { $stale=0 } }; exit 10 + $stale + 2*[int][Console]::IsErrorRedirected" <nul
set "LOOKED=%ERRORLEVEL%"
if "%LOOKED%"=="10" set "FRESH=yes"
if "%LOOKED%"=="12" set "FRESH=yes"
if "%LOOKED%"=="10" set "INFOPLANE_TERMINAL=yes"
if "%LOOKED%"=="11" set "INFOPLANE_TERMINAL=yes"
exit /b 0

@echo off
rem Starts Infoplane; builds it first if the build is missing or older than the sources.
rem Without arguments, or with a file alone: the window. With others: the command line. See the script "infoplane", which does the same.
setlocal EnableExtensions
set "HOME_DIR=%~dp0"
set "TARGET=%HOME_DIR%target"
set "STAMP=%TARGET%\built"
set "LOCK=%HOME_DIR%.build-lock"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo infoplane: Java is not installed; install a JDK of version 17 or later. 1>&2
    exit /b 1
)

call :fresh
if not errorlevel 1 goto start
set "WAITED="
:lock
mkdir "%LOCK%" 2>nul
if errorlevel 1 (
    if not defined WAITED echo infoplane: waiting for another build to end ^(if there is none, delete "%LOCK%"^) 1>&2
    set "WAITED=yes"
    timeout /t 1 /nobreak >nul 2>&1
    goto lock
)
call :fresh
if not errorlevel 1 goto unlock
where mvn >nul 2>&1
if errorlevel 1 (
    rmdir "%LOCK%"
    echo infoplane: Maven is not installed; install Maven 3.8 or later. 1>&2
    exit /b 1
)
echo infoplane: building (the first build fetches some 250 MB of libraries and takes a few minutes) ... 1>&2
type nul > "%HOME_DIR%.build-began"
pushd "%HOME_DIR%"
call mvn -B -q -Dmaven.test.skip=true -Dspotless.check.skip=true package > "%HOME_DIR%build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
    rmdir "%LOCK%"
    type "%HOME_DIR%build.log" 1>&2
    echo infoplane: the build failed; the whole output is in "%HOME_DIR%build.log" 1>&2
    exit /b 1
)
move /y "%HOME_DIR%.build-began" "%STAMP%" >nul
del "%HOME_DIR%build.log" >nul 2>&1
:unlock
rmdir "%LOCK%"

:start
set "OMP_NUM_THREADS=1"
set "INFOPLANE_TERMINAL=yes"
set "MAJOR=17"
for /f "tokens=2 delims== " %%v in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do set "MAJOR=%%v"
set "EXTRA="
if %MAJOR% GEQ 22 set "EXTRA=--enable-native-access=ALL-UNNAMED,javafx.graphics"
if %MAJOR% GEQ 24 set "EXTRA=%EXTRA% --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %EXTRA% -XX:+UseParallelGC -Dprism.dirtyopts=false --module-path "%TARGET%\fx" --add-modules javafx.controls,javafx.swing,jdk.incubator.vector %INFOPLANE_JAVA_OPTIONS% -cp "%TARGET%\infoplane.jar;%TARGET%\lib\*" infoplane.Main %*
exit /b %ERRORLEVEL%

rem Succeeds if nothing that the build depends on is newer than the build.
:fresh
if not exist "%STAMP%" exit /b 1
powershell -NoProfile -Command "$s=(Get-Item '%STAMP%').LastWriteTime; $n=Get-ChildItem -Recurse -File '%HOME_DIR%src\main','%HOME_DIR%assets','%HOME_DIR%sample-configs','%HOME_DIR%docs','%HOME_DIR%pom.xml' | Where-Object { $_.LastWriteTime -gt $s -and $_.FullName -notmatch 'screenshots' } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

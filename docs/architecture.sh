#!/usr/bin/env bash
# Draws docs/architecture.svg from the compiled classes: every room, what it holds, and which rooms it knows.
# Needs a JDK (jdeps), Python 3, and target/classes (mvn compile).
set -euo pipefail
cd "$(dirname "$0")/.."

jdeps --multi-release base --ignore-missing-deps -verbose:class -filter:none -e 'infoplane\..*' target/classes \
    | python3 docs/architecture.py src/main/java/infoplane docs/architecture.svg

#!/usr/bin/env bash
# Takes the pictures of the user guide again: every view of the window, in both themes, into assets/screenshots.
# Needs ImageMagick, which makes them small. Takes about four minutes; look at them before you commit them.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf target/pictures
mvn -B -q -Plong test -Dtest='*PicturesTest' -Dsurefire.failIfNoSpecifiedTests=false
for picture in target/pictures/*.png; do
    convert "$picture" +dither -colors 256 -define png:compression-level=9 "PNG8:assets/screenshots/$(basename "$picture")"
done

#!/bin/sh
# Makes the clips of the sandbox again: loops of 4 seconds, one for each shape and resolution, under
# src/main/resources/sandbox/. Needs ffmpeg with x264; run it from the project's folder after ./mvnw test-compile.
#
# Every second is a fragment of its own that begins with a key frame: so a clip of any length is put together from
# whole fragments, without an encoder. No B-frames: then pictures are shown in the order in which they are decoded.
set -eu

seconds=4
rate=24
clips=src/main/resources/sandbox

clip() {
  name=$1 width=$2 height=$3
  java -Djava.awt.headless=true -cp target/classes:target/test-classes \
    io.github.api18mcp.sandbox.art.ClipFrames "$width" "$height" $((seconds * rate)) |
    ffmpeg -v error -y -f rawvideo -pix_fmt bgr24 -video_size "${width}x$height" -framerate $rate -i - \
      -vf scale=out_color_matrix=bt709 -pix_fmt yuv420p \
      -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv \
      -c:v libx264 -preset veryslow -crf 31 -x264-params psy=0 -bf 0 -refs 4 -g $rate -keyint_min $rate -sc_threshold 0 \
      -fflags +bitexact -flags:v +bitexact -map_metadata -1 \
      -movflags frag_keyframe+empty_moov+default_base_moof "$clips/$name.mp4"
}

for side in 480 720 1080; do
  wide=$(((side * 16 / 9 + 1) / 2 * 2))
  clip "16x9-${side}p" $wide $side
  clip "9x16-${side}p" $side $wide
  clip "4x3-${side}p" $((side * 4 / 3)) $side
  clip "3x4-${side}p" $side $((side * 4 / 3))
  clip "1x1-${side}p" $side $side
done

#!/bin/sh
# Generates the sandbox's clips under src/main/resources/sandbox/: a loop of 4 seconds for each aspect ratio and resolution.
# Requires ffmpeg with x264. Run it from the project's root directory after ./mvnw test-compile.
#
# Each second is a fragment that begins with a key frame, so the sandbox can assemble a clip of any length from whole
# fragments without an encoder. There are no B-frames, so frames are shown in decoding order.
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

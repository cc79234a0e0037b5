#!/bin/sh
# GNU parallel: sh with_parallel.sh spec.yaml rows.jsonl bodies.jsonl
set -eu
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT
seq 4 | parallel --quote clipspec compile "$1" --data "$2" --shard {}/4 --jobs 1 -o "$parts/{}.jsonl"
clipspec manifest merge "$parts"/*.jsonl -o "$3"

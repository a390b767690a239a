#!/bin/sh
# Installs or upgrades PAPI for whoever runs it: sh cai-dat.sh. Needs no internet and no administrator.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
wanted=$(sed -n 's/.*"python": *"\([0-9.]*\)".*/\1/p' "$here/ban.json" 2>/dev/null || true)
for python in "python$wanted" python3; do
    if command -v "$python" >/dev/null 2>&1; then
        PYTHONPATH="$here/papi/data/office" PYTHONUTF8=1 exec "$python" -B -m papi_office install "$here"
    fi
done
echo "Máy chưa có Python ${wanted:-3}. Hãy nhờ người phụ trách máy cài gói python3, rồi chạy lại. Chưa cài gì." >&2
exit 1

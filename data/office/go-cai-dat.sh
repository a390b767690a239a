#!/bin/sh
# Removes PAPI for whoever runs it and keeps the data: sh go-cai-dat.sh.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for python in python3 "$HOME"/.local/lib/papi/*/python/bin/python; do
    if command -v "$python" >/dev/null 2>&1; then
        PYTHONPATH="$here/papi/data/office" PYTHONUTF8=1 exec "$python" -B -m papi_office uninstall
    fi
done
echo "Máy không còn Python 3. Hãy nhờ người phụ trách máy cài gói python3, rồi chạy lại. Chưa gỡ gì." >&2
exit 1

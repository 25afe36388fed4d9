#!/bin/sh
set -e

# dpkg sets DPKG_ROOT when it installs into another root and runs this outside of it.

if [ -z "${DPKG_ROOT:-}" ] && command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi

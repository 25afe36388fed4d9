#!/bin/sh
set -e

# dpkg sets DPKG_ROOT when it installs into another root and runs this outside of it.

# An update calls this too, and must not take the new version's link away.
case "$1" in
  remove | purge) rm -f "${DPKG_ROOT:-}/usr/bin/${executable}" ;;
esac

if [ -z "${DPKG_ROOT:-}" ] && command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi

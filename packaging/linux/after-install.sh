#!/bin/sh
set -e

# dpkg sets DPKG_ROOT when it installs into another root and runs this outside of it.

# Chromium takes this helper where the kernel or AppArmor forbids user namespaces, and only when it is setuid root.
chown root:root "${DPKG_ROOT:-}"'/opt/${sanitizedProductName}/chrome-sandbox'
chmod 4755 "${DPKG_ROOT:-}"'/opt/${sanitizedProductName}/chrome-sandbox'

if [ -z "${DPKG_ROOT:-}" ] && command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if [ -z "${DPKG_ROOT:-}" ] && command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -f /usr/share/icons/hicolor || true; fi

; ngrok's addon is linked against Microsoft's runtime, which a fresh Windows lacks. `npm run package` puts vcruntime140.dll
; of the target's architecture beside the executable (VCRUNTIME_DIR), so nothing has to be installed for it. This only
; says so when it is missing.
!macro customInstall
  ${IfNot} ${FileExists} "$INSTDIR\vcruntime140.dll"
  ${AndIfNot} ${FileExists} "$SYSDIR\vcruntime140.dll"
    DetailPrint "The Microsoft Visual C++ runtime is missing: the tunnel of ngrok will not start without it."
  ${EndIf}
!macroend

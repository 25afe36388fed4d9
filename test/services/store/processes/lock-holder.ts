import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'

const lock = acquireDataLock({ dataDir: process.argv[2] ?? '', nativeBinding: null })
process.send?.({ ok: lock.ok })
process.on('message', () => {})

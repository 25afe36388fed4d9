import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'

const lock = acquireDataLock({ dataDir: process.argv[2] ?? '', nativeBinding: null })
process.send?.({ ok: lock.ok })
// Whatever nobody can reach any more is freed at the next collection of garbage, a lock as well.
process.on('message', () => lock.ok && lock.release())

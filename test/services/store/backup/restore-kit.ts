import { type RestoreWish, restoring } from '../../../../electron/services/store/backup/restore.ts'
import type { DataPlace } from '../../../../electron/services/store/data-place.ts'
import { toEnd } from '../../../../electron/services/store/to-end.ts'

export const restoreBackup = (place: DataPlace, wish: RestoreWish) => toEnd(restoring(place, wish))

import type { DestinationStatus } from '../../electron/contract/bridge/destination-questions.ts'
import { destinationSchema } from '../../electron/contract/settings/destinations.ts'

/** A destination as the settings keep it, and how the engine says that it is. */
export const aDestination = {
  kept: destinationSchema.parse({ id: 'warehouse', name: 'Warehouse', form: 'cloudevents' }),
  status: (change: Partial<DestinationStatus> = {}): DestinationStatus => ({
    ...{ id: 'warehouse', name: 'Warehouse', origin: 'https://warehouse.example' },
    ...{ waiting: 0, oldestAt: null, dead: 0, deadReason: null },
    ...{ trouble: null, takenAt: '2026-03-02T08:59:00.000Z', retryAt: null },
    ...change,
  }),
}

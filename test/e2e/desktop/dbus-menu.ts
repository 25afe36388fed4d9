import { Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import type { BusConnection, Remote } from './bus-connection.ts'
import { variant } from './variant.ts'

export interface MenuEntry {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly type: 'standard' | 'separator'
  /** null: not a check or radio entry. */
  readonly checked: boolean | null
  /** 0 for entries of the menu itself, 1 for those of a submenu, and so on. */
  readonly depth: number
}

const propertiesSchema = z.object({
  label: variant(z.string()).optional(),
  enabled: variant(z.boolean()).optional(),
  visible: variant(z.boolean()).optional(),
  type: variant(z.string()).optional(),
  'toggle-type': variant(z.string()).optional(),
  'toggle-state': variant(z.number()).optional(),
})
const nodeSchema = z.tuple([z.number(), propertiesSchema, z.array(variant(z.unknown()))])

/** The visible entries of a menu in their order, submenus inside them. */
export const readMenu = async (connection: BusConnection, menu: Remote): Promise<readonly MenuEntry[]> => {
  const [, layout] = await connection.call(menu, 'GetLayout', { signature: 'iias', body: [0, -1, []] })
  const [, , children] = nodeSchema.parse(layout)
  return children.flatMap(child => flatten(child, 0))
}

const flatten = (node: unknown, depth: number): readonly MenuEntry[] => {
  const [id, properties, children] = nodeSchema.parse(node)
  if (properties.visible === false) return []
  const entry: MenuEntry = {
    id,
    label: withoutMnemonic(properties.label ?? ''),
    enabled: properties.enabled ?? true,
    type: properties.type === 'separator' ? 'separator' : 'standard',
    checked: properties['toggle-type'] ? properties['toggle-state'] === 1 : null,
    depth,
  }
  return [entry, ...children.flatMap(child => flatten(child, depth + 1))]
}

/** In this protocol `_` marks the letter of a shortcut and `__` is an underscore. */
const withoutMnemonic = (label: string): string => label.replace(/_(.)/g, '$1')

/** What the click of a person on an entry makes. */
export const clickEntry = async (connection: BusConnection, menu: Remote, id: number): Promise<void> => {
  const body = [id, 'clicked', new Variant('s', ''), 0]
  await connection.call(menu, 'Event', { signature: 'isvu', body })
}

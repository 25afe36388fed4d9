import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { variant } from './variant.ts'

/** What a panel would show of a tray item. */
export interface TrayItem {
  readonly id: string
  readonly title: string
  readonly tooltip: string
  readonly status: string
  /** A PNG file or raw pixels, as the item gave it: enough to see that there is an icon and that it changed. */
  readonly icon: Buffer | null
}

const pixmapSchema = z.tuple([z.number(), z.number(), z.instanceof(Uint8Array)])

/** The properties of `org.kde.StatusNotifierItem` as they come over the bus. */
export const itemSchema = z.object({
  Id: variant(z.string()),
  Status: variant(z.string()),
  Title: variant(z.string()).default(''),
  IconName: variant(z.string()).default(''),
  IconThemePath: variant(z.string()).default(''),
  IconPixmap: variant(z.array(pixmapSchema)).default([]),
  ToolTip: variant(z.tuple([z.string(), z.array(z.unknown()), z.string(), z.string()])).optional(),
  Menu: variant(z.string()),
})

export const describeItem = (item: z.output<typeof itemSchema>): TrayItem => ({
  id: item.Id,
  title: item.Title,
  tooltip: (item.ToolTip?.[2] ?? '') + (item.ToolTip?.[3] ?? ''),
  status: item.Status,
  icon: readIcon(item),
})

/** Chromium sends pixels on some desktops; on GNOME it writes a file and sends the folder and the name. */
const readIcon = ({ IconName, IconThemePath, IconPixmap }: z.output<typeof itemSchema>): Buffer | null => {
  const [, , pixels] = IconPixmap[0] ?? []
  if (pixels !== undefined) return Buffer.from(pixels)
  const file = join(IconThemePath, `${IconName}.png`)
  return IconName !== '' && existsSync(file) ? readFileSync(file) : null
}

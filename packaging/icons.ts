// `npm run icons`: every size of the app's icon, and of those of the tray, out of the SVGs in electron/icons.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { root } from '../electron/runtime/checkout.ts'
import { drawTrayIcons } from './tray-icons.ts'

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Apple's names of the sizes of an icns that newer systems read as PNG; ic11 to ic14 are those of dense screens. */
const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

const svg = readFileSync(join(root, 'electron/icons/icon.svg'))
const folder = join(root, 'packaging/icons')

const render = (size: number): Buffer => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()

mkdirSync(join(folder, 'linux'), { recursive: true })
for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), render(size))

const ico = new IconIco()
for (const size of icoSizes) await ico.addFromPng(render(size), size === 256)
writeFileSync(join(folder, 'icon.ico'), ico.encode())

const icns = new IconIcns()
for (const [type, size] of Object.entries(icnsTypes)) await icns.addFromPng(render(size), [type])
writeFileSync(join(folder, 'icon.icns'), icns.encode())

// The one that the window and the notices show.
writeFileSync(join(root, 'electron/icons/icon.png'), render(512))

await drawTrayIcons(join(root, 'electron/icons'))

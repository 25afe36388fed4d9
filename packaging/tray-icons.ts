import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { IconIco } from '@shockpkg/icon-encoder'
import { digitsOf, states } from './tray-shapes.ts'

/** What a panel of Linux takes as it is and for a dense screen; macOS has 16 points. */
const linuxSizes = { '': 32, '@2x': 64 } as const
const macSizes = { '': 16, '@2x': 32 } as const
const windowsSizes = [16, 20, 24, 32, 48] as const

/**
 * Every icon of the tray: PNG for Linux, with the count in it; ICO for Windows; templates for macOS, which writes the count
 * beside it.
 */
export async function drawTrayIcons(folder: string): Promise<void> {
  for (const state of states) {
    const svg = readFileSync(join(folder, `tray-${state}.svg`), 'utf8')
    drawColoured(folder, `tray-${state}`, svg)
    writeFileSync(join(folder, `tray-${state}.ico`), await icoOf(withEdge(svg)))
    for (const [dense, size] of Object.entries(macSizes))
      writeFileSync(join(folder, `tray-${state}Template${dense}.png`), render(templateOf(svg), size))
  }
  const attention = readFileSync(join(folder, 'tray-attention.svg'), 'utf8')
  for (const [count, digits] of digitsOf(attention)) drawColoured(folder, `tray-attention-${count}`, digits)
}

function drawColoured(folder: string, name: string, svg: string): void {
  for (const [dense, size] of Object.entries(linuxSizes))
    writeFileSync(join(folder, `${name}${dense}.png`), render(withEdge(svg), size))
}

async function icoOf(svg: string): Promise<Uint8Array> {
  const ico = new IconIco()
  for (const size of windowsSizes) await ico.addFromPng(render(svg, size), false)
  return ico.encode()
}

function render(svg: string, size: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

const element = /<(?:path|circle)[^>]*\/>/g
const isCut = (text: string): boolean => text.includes('#fff"')

/** A dark edge under every shape: a panel may be as light as the icon is. */
function withEdge(svg: string): string {
  const edges = (svg.match(element) ?? []).filter(text => !isCut(text)).map(edgeOf)
  return svg.replace('>', `>${edges.join('')}`)
}

function edgeOf(text: string): string {
  const width = Number(/stroke-width="([\d.]+)"/.exec(text)?.[1] ?? 0) + 2.4
  const plain = text
    .replace(/ (?:stroke|stroke-width|stroke-linejoin)="[^"]*"/g, '')
    .replace(/fill="#\w+"/, 'fill="#14161c"')
  return plain.replace('/>', ` stroke="#14161c" stroke-width="${width}" stroke-linejoin="round"/>`)
}

/** Black alone, for macOS to colour; what is white in the coloured one is a hole in it. */
function templateOf(svg: string): string {
  const all = svg.match(element) ?? []
  const black = all.filter(text => !isCut(text)).map(text => text.replace(/#\w{6}"/g, '#000000"'))
  const holes = all.filter(isCut).map(text => text.replaceAll('#fff"', '#000"'))
  const mask = `<mask id="holes"><path d="M0 0h32v32H0z" fill="#fff"/>${holes.join('')}</mask>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${mask}<g mask="url(#holes)">${black.join('')}</g></svg>`
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files below a folder in which the bytes of a text stand, also where SQLite would not look any more. */
export function filesWith(folder: string, texts: Iterable<string>): readonly string[] {
  const wanted = [...texts].map(text => Buffer.from(text))
  if (wanted.length === 0) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => {
      const bytes = readFileSync(file)
      return wanted.some(text => bytes.includes(text))
    })
}

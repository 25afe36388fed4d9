import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..', '..', 'renderer', 'styles')

/** The classes that a sheet says all about: rules of a class alone, which count wherever the class is used. */
function ownedClasses(file: string): readonly string[] {
  const sheet = readFileSync(join(folder, file), 'utf8')
  return [...new Set([...sheet.matchAll(/(?<!,\n)^\.([\w-]+) \{$/gm)].map(([, name = '']) => name))]
}

test('no two sheets give the same name to different things', () => {
  const owners = new Map<string, string[]>()
  for (const file of readdirSync(folder).filter(name => name.endsWith('.css'))) {
    for (const name of ownedClasses(file)) owners.set(name, [...(owners.get(name) ?? []), file])
  }
  expect(owners.size).toBeGreaterThan(100)
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([])
})

import { existsSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { endure } from './endure.ts'
import { ownWay } from './way-in.ts'

it.for([
  ['settings', 'settings.json'],
  ['secrets', 'secrets.json'],
] as const)('somebody removes the file of the %s while the app runs', async ([what, file], context) => {
  await endure(context, await ownWay(), {
    fault: `somebody removes the file of the ${what}`,
    names: null,
    strike: ({ dataFile }) => rmSync(dataFile(file)),
    isMended: ({ dataFile }) => existsSync(dataFile(file)),
  })
  expect(context.task.meta.fault).toMatchObject({ mendedBy: 'itself' })
})

import { join } from 'node:path'
import { root } from '../../electron/runtime/checkout.ts'
import { outputOf, reasonToSkip } from './package-under-test.ts'

/** Makes the one package that every test of this project reads. */
export default async function makePackage(): Promise<void> {
  const reason = reasonToSkip()
  if (reason === null) await outputOf(process.execPath, join(root, 'packaging/package.ts'), '--test')
  else process.stderr.write(`The tests of the package are skipped: ${reason}.\n`)
}

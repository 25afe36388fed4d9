import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, build, type Configuration, Platform } from 'electron-builder'
import type { Target } from './target.ts'

export interface Packaging {
  readonly checkout: string
  readonly target: Target
  /** Folder or archive of the Electron that goes into the package. */
  readonly electronDist: string
  readonly electronVersion: string
  readonly env: NodeJS.ProcessEnv
  /** Of a package that only tests may use: a loud name, and quick instead of small. */
  readonly testName: string | null
}

const platforms = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS }

/** Named here too, because electron-builder takes the processors of its file unless it is told which packages to make. */
const packageKinds = { linux: ['deb', 'AppImage', 'tar.gz'], darwin: ['dmg', 'zip'], win32: ['nsis'] } as const
const testKinds = { linux: ['deb', 'tar.gz'], darwin: ['dir'], win32: ['dir'] } as const

/** The files that were made. Rejects with electron-builder's own reason. */
export const buildPackages = async (packaging: Packaging): Promise<readonly string[]> => {
  const { checkout, target, testName } = packaging
  const kinds = (testName === null ? packageKinds : testKinds)[target.platform]
  return build({
    projectDir: checkout,
    targets: platforms[target.platform].createTarget([...kinds], Arch[target.arch]),
    publish: 'never',
    config: { ...configuration(packaging), ...(testName === null ? {} : testConfiguration(testName)) },
  })
}

const configuration = ({ electronDist, electronVersion, target, env }: Packaging): Configuration => ({
  electronDist,
  electronVersion,
  // The modules lie ready in dist/app, with addons that come with their binaries: nothing to gather or to compile.
  beforeBuild: async () => false,
  // Electron's own start page, which would load whatever app it is pointed at.
  afterExtract: async ({ packager, appOutDir }) => {
    rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { recursive: true, force: true })
  },
  // Without a certificate: signed by nobody, which macOS still asks for on its own processors.
  ...(target.platform === 'darwin' && !env.CSC_LINK && !env.CSC_NAME ? { mac: { identity: '-' } } : {}),
  ...(target.platform === 'win32' && env.VCRUNTIME_DIR
    ? { win: { extraFiles: [{ from: join(env.VCRUNTIME_DIR, target.arch), to: '.', filter: ['vcruntime140*.dll'] }] } }
    : {}),
})

const testConfiguration = (name: string): Configuration => ({
  directories: { output: `dist/${name}` },
  artifactName: `\${name}-\${version}-${name}-\${os}-\${arch}.\${ext}`,
  deb: { artifactName: `\${name}_\${version}-${name}_\${arch}.\${ext}`, compression: 'zst' },
})

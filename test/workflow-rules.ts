import { z } from 'zod'

const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.unknown()).default({}),
})
const jobSchema = z.object({
  permissions: z.record(z.string(), z.string()).optional(),
  environment: z.string().optional(),
  'runs-on': z.string().optional(),
  'timeout-minutes': z.number().optional(),
  uses: z.string().optional(),
  secrets: z.unknown().optional(),
  env: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(stepSchema).default([]),
})
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()).optional(),
  env: z.record(z.string(), z.unknown()).default({}),
  jobs: z.record(z.string(), jobSchema),
})
type Job = z.output<typeof jobSchema>

/** These run with the rights of the repository on what a stranger proposed. */
const dangerousTriggers = ['pull_request_target', 'workflow_run', 'issue_comment', 'issues']
/** Whoever may change the repository or vouch for a file, and so must not run code that others wrote. */
const runsOthersCode = /\b(npm|npx|node)\b/

/** What is wrong with a workflow, as sentences. `text` is needed for the comments, which a parser drops. */
export const faultsOf = (parsed: unknown, text: string): readonly string[] => {
  const workflow = workflowSchema.parse(parsed)
  const fromOutside = 'pull_request' in workflow.on
  return [
    ...dangerousTriggers.filter(name => name in workflow.on).map(name => `is triggered by ${name}`),
    ...(Object.keys(workflow.permissions ?? { all: '' }).length > 0 ? ['gives permissions to every job'] : []),
    ...(mentionsSecret(workflow.env) ? ['gives a secret to every job'] : []),
    ...(fromOutside && /\bsecrets\b/.test(text) ? ['knows secrets although strangers can start it'] : []),
    ...pinFaults(text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobFaults(job).map(fault => `${name} ${fault}`)),
  ]
}

const mentionsSecret = (value: unknown): boolean => JSON.stringify(value).includes('secrets.')

/** Every action by a whole commit, with its version for people, and one commit for one version. */
const pinFaults = (text: string): readonly string[] => {
  const lines = text.split('\n').filter(line => /^\s*(- )?uses:/.test(line) && !/uses: \.\//.test(line))
  const loose = lines.filter(line => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
  return loose.map(line => `pins nothing in "${line.trim()}"`)
}

const jobFaults = (job: Job): readonly string[] => {
  const writes = Object.values(job.permissions ?? {}).some(right => right !== 'read' && right !== 'none')
  const seesSecret = job.steps.some(step => mentionsSecret(step))
  return [
    ...(job.permissions === undefined ? ['names no permissions'] : []),
    ...(job.secrets === undefined ? [] : ['hands its secrets on']),
    ...(mentionsSecret(job.env) ? ['gives a secret to every step'] : []),
    ...(seesSecret && job.environment === undefined ? ['sees a secret without an approval'] : []),
    ...(job.uses === undefined && job['timeout-minutes'] === undefined ? ['may run for hours'] : []),
    ...(/-latest$/.test(job['runs-on'] ?? '') ? ['runs on whatever is newest'] : []),
    ...(writes && job.steps.some(step => runsOthersCode.test(step.run ?? '') || isCheckout(step.uses))
      ? ['may write, and runs code of the repository']
      : []),
    ...job.steps.flatMap(stepFaults),
  ]
}

const isCheckout = (uses = ''): boolean => uses.startsWith('actions/checkout@')

const stepFaults = ({ uses, run = '', with: given }: z.output<typeof stepSchema>): readonly string[] => [
  // What stands in ${{ }} becomes part of the script before the shell reads it, whoever named the branch.
  ...(/\$\{\{(?! matrix\.run \}\}$)/.test(run) ? [`puts an expression into a script: ${run.split('\n')[0]}`] : []),
  ...(isCheckout(uses) && given['persist-credentials'] !== false ? ['leaves its token in the checkout'] : []),
  ...(/npm install(?!.*--no-save)/.test(run) ? ['installs what the lockfile does not hold'] : []),
  ...(uses?.startsWith('actions/setup-node@') && 'cache' in given ? ['takes modules from a cache'] : []),
]

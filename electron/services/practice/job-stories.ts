import { type JobStory, second } from './story.ts'

export const jobStories: readonly JobStory[] = [
  {
    kind: 'job',
    name: 'job-completed',
    title: 'A property job is worked on and completed',
    jobName: '12 Sample Street',
    externalId: 'claim-2041',
    steps: [
      { afterMs: second, deliver: { event: 'model-created', model: 1 } },
      { afterMs: second, deliver: { event: 'job-state-changed-v2', state: 'working', hoursLeft: 3 } },
      { afterMs: 5 * second, deliver: { event: 'job-state-changed-v2', state: 'processing', hoursLeft: 1.5 } },
      { afterMs: 5 * second, deliver: { event: 'model-state-changed', model: 1, state: 'complete' } },
      { afterMs: second, deliver: { event: 'job-state-changed-v2', state: 'completed', hoursLeft: 0 } },
    ],
  },
  {
    kind: 'job',
    name: 'job-failed',
    title: 'A property job fails: the photos were not enough',
    jobName: '7 Example Avenue',
    externalId: null,
    steps: [
      { afterMs: 2 * second, deliver: { event: 'job-state-changed-v2', state: 'working', hoursLeft: 4 } },
      {
        afterMs: 6 * second,
        deliver: {
          event: 'job-state-changed-v2',
          state: 'failed',
          hoursLeft: null,
          failureReason: 'Insufficient photos',
        },
      },
    ],
  },
  {
    kind: 'job',
    name: 'job-cancelled',
    title: 'Somebody cancels a property job that waits for approval',
    jobName: '3 Placeholder Lane',
    externalId: 'claim-2042',
    steps: [
      { afterMs: 3 * second, deliver: { event: 'job-state-changed-v2', state: 'waiting_approval', hoursLeft: null } },
      { afterMs: 5 * second, deliver: { event: 'job-state-changed-v2', state: 'cancelled', hoursLeft: null } },
    ],
  },
  {
    kind: 'job',
    name: 'model-failed',
    title: 'The job completes although one of its models failed',
    jobName: '88 Specimen Road',
    externalId: 'claim-2043',
    steps: [
      { afterMs: 2 * second, deliver: { event: 'model-created', model: 1 } },
      { afterMs: second, deliver: { event: 'model-created', model: 2 } },
      { afterMs: second, deliver: { event: 'job-state-changed-v2', state: 'processing', hoursLeft: 2 } },
      { afterMs: 4 * second, deliver: { event: 'model-state-changed', model: 1, state: 'complete' } },
      {
        afterMs: second,
        deliver: { event: 'model-state-changed', model: 2, state: 'failed', failureReason: 'Blurry photos' },
      },
      { afterMs: second, deliver: { event: 'job-state-changed-v2', state: 'completed', hoursLeft: 0 } },
    ],
  },
  {
    kind: 'job',
    name: 'job-missed',
    title: 'A property job fails and its event is lost: the app asks Hover afterwards',
    jobName: '5 Pattern Close',
    externalId: 'claim-2044',
    steps: [
      { afterMs: second, deliver: { event: 'job-state-changed-v2', state: 'working', hoursLeft: 2 } },
      {
        // After the other stories are over, so that only this one is missed.
        afterMs: 20 * second,
        deliver: {
          ...{ event: 'job-state-changed-v2', state: 'failed', hoursLeft: null },
          ...{ failureReason: 'No front photo', isLost: true },
        },
      },
    ],
  },
]

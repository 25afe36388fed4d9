import { jobStories } from './job-stories.ts'
import { oddArrivals } from './odd-arrivals.ts'
import type { Story } from './story.ts'
import { ussdStories } from './ussd-stories.ts'

export const stories: readonly Story[] = [...ussdStories, ...oddArrivals, ...jobStories]

import { z } from 'zod'
import { spanSchema } from './span.ts'

/** What fills a gap, in no language: a name or a number, a length of time, further texts, a choice or a row of them. */
export type SaidValue =
  | string
  | number
  | { readonly span: z.output<typeof spanSchema> }
  | { readonly said: Speech }
  | { readonly anyOf: readonly Speech[] }
  | { readonly list: readonly Speech[] }

/** A sentence in no language: which one, and what fills its gaps. */
export interface Said {
  /** A `SaidCode`; one of a later version of the app is not known here. */
  readonly code: string
  readonly values?: Readonly<Record<string, SaidValue>> | undefined
}

/** Sentences one after the other; a bare text is a name, which no language changes. */
export type Speech = readonly (Said | string)[]

/** Speech that was written down. */
export const speechSchema: z.ZodType<Speech> = z.lazy(() =>
  z.array(z.union([z.string(), z.object({ code: z.string(), values: z.record(z.string(), valueSchema).optional() })])),
)

const valueSchema: z.ZodType<SaidValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.object({ span: spanSchema }),
    z.object({ said: speechSchema }),
    z.object({ anyOf: z.array(speechSchema) }),
    z.object({ list: z.array(speechSchema) }),
  ]),
)

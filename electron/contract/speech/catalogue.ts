import type { Message, ValuesOf } from './message.ts'

// biome-ignore lint/suspicious/noExplicitAny: any function that makes a text, whatever it takes.
type Speaking = (...values: any[]) => unknown

/** What a catalogue becomes when it is spoken: texts stay texts, messages become functions of what fills their gaps. */
export type Spoken<T> =
  T extends Message<infer Text, infer Names>
    ? (...values: ValuesOf<Text, Names>) => string
    : T extends string
      ? string
      : T extends Speaking
        ? T
        : { readonly [Key in keyof T]: Spoken<T[Key]> }

/**
 * The same catalogue in another language: every entry, and a text for each message. Lists of lists are keys on a
 * keyboard and no words, so they are left out.
 */
export type Translation<T> =
  T extends Message<string, readonly string[]>
    ? string
    : T extends string
      ? string
      : T extends Speaking
        ? T
        : T extends readonly unknown[]
          ? { readonly [Index in keyof T]: Translation<T[Index]> }
          : {
              readonly [Key in keyof T as T[Key] extends readonly (readonly unknown[])[] ? never : Key]: Translation<
                T[Key]
              >
            }

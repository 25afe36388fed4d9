import { InvalidArgumentError } from 'commander'

/** Readers of options for commander, which puts their sentence behind the name of the option. */
export function readPort(text: string): number {
  return wholeNumber(text, 0, 65_535)
}

export function readPositive(text: string): number {
  return wholeNumber(text, 1, Number.MAX_SAFE_INTEGER)
}

function wholeNumber(text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new InvalidArgumentError(
    most === Number.MAX_SAFE_INTEGER
      ? `Give a whole number from ${least} on.`
      : `Give a whole number from ${least} to ${most}.`,
  )
}

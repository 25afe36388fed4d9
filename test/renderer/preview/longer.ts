const accents: Readonly<Record<string, string>> = {
  ...{ a: 'å', c: 'ç', e: 'é', i: 'ï', n: 'ñ', o: 'ö', s: 'š', u: 'û', y: 'ý', z: 'ž' },
  ...{ A: 'Å', C: 'Ç', E: 'É', I: 'Ï', N: 'Ñ', O: 'Ö', S: 'Š', U: 'Û', Y: 'Ý', Z: 'Ž' },
}

/** A language that nobody speaks: every word has accents and is 40 % longer, to see what is cut. */
export function longer(text: string): string {
  return text.replace(/\p{L}+/gu, word => {
    const accented = [...word].map(letter => accents[letter] ?? letter)
    const more = Math.ceil(accented.length * 0.4)
    return [...accented, ...accented.slice(-more)].join('')
  })
}

#!/usr/bin/env node
// Stands in for 7-Zip, which electron-builder would download from GitHub: packs the tar that it hands over. Knows gzip and
// nothing else, so that no other archive is made wrong without a word.
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const [archive = '', tar = ''] = process.argv.slice(-2)
if (archive.endsWith('.tar.gz') && tar.endsWith('.tar')) {
  // Quick: what this packs is for tests.
  await pipeline(createReadStream(tar), createGzip({ level: 1 }), createWriteStream(archive))
} else {
  process.stderr.write(
    `packaging/gzip.ts packs a tar with gzip, and was asked for ${process.argv.slice(2).join(' ')}.\n`,
  )
  process.exitCode = 2
}

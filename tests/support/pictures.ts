// Pictures as bytes, good ones and others.
import { crc32, deflateSync } from 'node:zlib'

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function chunk(kind: string, data: Buffer): Buffer {
  const checked = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  return Buffer.concat([number(data.length), checked, number(crc32(checked))])
}

/** A PNG of eight bits of grey a pixel; with `pixels` it may hold less than its header says. */
export function png(wide: number, high: number, { grey = 120, pixels = Buffer.alloc(high * (wide + 1), grey), more = '' } = {}): Buffer {
  for (let row = 0; row * (wide + 1) < pixels.length; ++row) pixels[row * (wide + 1)] = 0
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number(wide), number(high), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(more),
  ])
}

export const widthOf = (bytes: Uint8Array): number => Buffer.from(bytes).readUInt32BE(16)

/** Thirty thousand by thirty thousand: a gigabyte in a hundred kilobytes, all of it there. */
export function bomb(): Buffer {
  const row = Buffer.alloc(3751)
  const rows = deflateSync(Buffer.concat(Array.from({ length: 30_000 }, () => row)), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number(30_000), number(30_000), Buffer.from([1, 0, 0, 0, 0])])),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const scriptedSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" onload="alert(1)"><script>alert(2)</script><rect width="60" height="20" fill="#123456"/></svg>`

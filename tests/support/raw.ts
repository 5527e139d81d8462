// Requests as no well-behaved client sends them.
import { connect, type Socket } from 'node:net'
import type { Tandem } from './tandem.ts'

/** A connection to the program, with what it has said so far. */
export function open(tandem: Tandem): Promise<{ socket: Socket; heard: () => string; closed: Promise<string> }> {
  const { hostname, port } = new URL(tandem.server.address)
  let said = ''
  return new Promise((ready) => {
    const socket = connect(Number(port), hostname)
    socket.on('data', (bytes) => (said += bytes))
    socket.on('error', () => {})
    const closed = new Promise<string>((done) => socket.on('close', () => done(said)))
    socket.on('connect', () => ready({ socket, heard: () => said, closed }))
  })
}

export const headOf = (tandem: Tandem, path: string, length: number): string =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tandem.token}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`

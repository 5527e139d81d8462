// What a test talks to: a running Tandem with an owner, and one signed-in person per role when asked for.
import { Server, type ServerOptions } from './server.ts'

export type Role = 'owner' | 'admin' | 'manager' | 'marketer' | 'rep' | 'viewer'
export const roles: Role[] = ['owner', 'admin', 'manager', 'marketer', 'rep', 'viewer']
/** Seconds; who fills in a form quicker is taken for a machine. */
export const leastFillTime = 2
export const password = 'a sentence to remember'

export interface Answer<T = any> {
  status: number
  body: T
  headers: Headers
  text: string
}

export interface Call {
  token?: string | null
  headers?: Record<string, string>
  /** Sent as it is instead of JSON. */
  raw?: string | Uint8Array
}

export class Tandem {
  token = ''

  constructor(readonly server: Server, private readonly tokens?: Record<Role, string>) {}

  /** A company with a person of each role, as makeCompany made it before all tests. */
  static async open(options: ServerOptions = {}): Promise<Tandem> {
    const { tokens, ...like } = JSON.parse(process.env.TANDEM_TEST_COMPANY!) as { tokens: Record<Role, string>; data: string; database: string | undefined }
    const tandem = new Tandem(await Server.make({ ...options, like }), tokens)
    tandem.token = tokens.owner
    await tandem.server.start()
    return tandem
  }

  /** Tables, workspace and people are made once; each server that is opened begins with a copy. */
  static async makeCompany(): Promise<Server> {
    const tandem = new Tandem(await Server.make())
    for (const role of roles) tandem.addUser(role)
    const { server } = tandem
    const tokens = Object.fromEntries(roles.map((role) => [role, tandem.tokenOf(`${role}@example.com`)]))
    process.env.TANDEM_TEST_COMPANY = JSON.stringify({ data: server.data, database: server.database, tokens })
    return server
  }

  later(seconds: number): void { this.server.later(seconds) }

  addUser(role: Role, email = `${role}@example.com`, workspace = ''): void {
    const args = ['user', 'add', '--email', email, '--name', `The ${role}`, '--role', role]
    this.server.command(workspace ? [...args, '--workspace', workspace] : args, `${password}\n`)
  }

  tokenOf(email: string): string {
    return this.server.command(['token', 'create', '--user', email]).trim().split('\n').at(-1)!
  }

  /** The API token of a person with this role. */
  as(role: Role): string {
    if (!this.tokens) throw new Error('Nobody was made in this company.')
    return this.tokens[role]
  }

  async call<T = any>(method: string, path: string, body?: unknown, call: Call = {}): Promise<Answer<T>> {
    const token = call.token === undefined ? this.token : call.token
    const headers: Record<string, string> = { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...call.headers }
    const content = call.raw ?? (body === undefined ? undefined : JSON.stringify(body))
    if (content !== undefined && !headers['Content-Type']) headers['Content-Type'] = 'application/json'
    const response = await fetch(this.server.address + path, { method, headers, body: content as BodyInit | undefined, redirect: 'manual' })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: isJson && text ? JSON.parse(text) : undefined, headers: response.headers, text }
  }

  get<T = any>(path: string, call?: Call) { return this.call<T>('GET', path, undefined, call) }
  post<T = any>(path: string, body?: unknown, call?: Call) { return this.call<T>('POST', path, body, call) }
  patch<T = any>(path: string, body?: unknown, call?: Call) { return this.call<T>('PATCH', path, body, call) }
  put<T = any>(path: string, body?: unknown, call?: Call) { return this.call<T>('PUT', path, body, call) }
  delete(path: string, call?: Call) { return this.call('DELETE', path, undefined, call) }

  /** The company's look, over whichever was saved before. */
  async dress(look: object, call?: Call): Promise<Answer> {
    const { version } = (await this.get('/api/brand')).body.brand
    return this.put('/api/brand', { ...look, version }, call)
  }

  async contact(properties: Record<string, string> = {}): Promise<{ id: string; properties: Record<string, string | null> }> {
    return (await this.post('/crm/v3/objects/contacts', { properties })).body
  }
  async deal(properties: Record<string, string> = {}): Promise<{ id: string; properties: Record<string, string | null> }> {
    return (await this.post('/crm/v3/objects/deals', { properties })).body
  }
}

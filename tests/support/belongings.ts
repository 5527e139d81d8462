// One of each kind of thing that a company has, so that the permission matrix asks every route about something that exists.
// Each feature brings its own: a file in belongings/ with a default export. Nothing else names it.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Tandem } from './client.ts'
import { type Route, addressOf } from './routes.ts'

export interface Belongings {
  /** What fills a parameter: { quote_id }, or, where several features use the name, { '/crm/v3/properties name' }. */
  ids: Record<string, string>
  /** Addresses at which its owner sees these things. */
  look: string[]
  /** A body that a writing route takes, by method and path; {} where there is none. */
  bodies?: Record<string, unknown>
  /** Fields that time alone changes, so that looking twice finds other values. */
  passing?: string[]
}
export type Maker = (tandem: Tandem) => Promise<Belongings>

export class Company {
  private constructor(private readonly tandem: Tandem, readonly ids: Record<string, string>, private readonly addresses: string[], private readonly bodies: Record<string, unknown>, private readonly passing: Set<string>) {}

  static async furnish(tandem: Tandem): Promise<Company> {
    const company = new Company(tandem, {}, [], {}, new Set())
    for (const file of readdirSync(join(import.meta.dirname, 'belongings')).sort()) {
      const make = (await import(join(import.meta.dirname, 'belongings', file))).default as Maker
      const { ids, look, bodies, passing } = await make(tandem)
      for (const [name, id] of Object.entries(ids)) {
        if (typeof id !== 'string' || !id) throw new Error(`belongings/${file}: ${name} was not made.`)
        if (name in company.ids) throw new Error(`belongings/${file}: ${name} is another feature's already; name its path too.`)
        company.ids[name] = id
      }
      company.addresses.push(...look)
      Object.assign(company.bodies, bodies)
      for (const field of passing ?? []) company.passing.add(field)
    }
    return company
  }

  /** The value of a parameter of this route; throws for one that no feature knows. */
  value(route: Route, name: string, values: string[] | undefined): string {
    const [known] = Object.keys(this.ids).filter((key) => key.endsWith(` ${name}`) && route.path.startsWith(key.slice(0, key.indexOf(' ')))).sort((a, b) => b.length - a.length)
    const value = this.ids[known ?? name] ?? values?.[0]
    if (value === undefined) throw new Error(`What is {${name}} of ${route.method} ${route.path}? A file in tests/support/belongings has to say.`)
    return value
  }

  address(route: Route): string {
    return addressOf(route, (name, values) => this.value(route, name, values))
  }

  body(route: Route): string {
    return JSON.stringify(this.bodies[`${route.method} ${route.path}`] ?? {})
  }

  /** All of it, as its owner sees it now; without the fields that time alone changes. */
  async look(): Promise<unknown[]> {
    return Promise.all(this.addresses.map(async (address) => {
      const { status, body } = await this.tandem.get(address)
      if (status !== 200) throw new Error(`${address} answered ${status}`)
      return JSON.parse(JSON.stringify(body, (field, value) => (this.passing.has(field) ? undefined : value)))
    }))
  }
}

// The shapes of our own API beside the records API.
export type Role = 'owner' | 'admin' | 'manager' | 'marketer' | 'rep' | 'viewer'
export type Department = 'marketing' | 'sales' | 'both'

export interface Session {
  user: { id: string; name: string; email: string; role: Role; initials?: string }
  workspace: { id: string; name: string; currency: string; timezone: string; public_path: string; is_demo?: boolean }
  csrf_token: string
  permissions?: string[]
  mail_configured?: boolean
}

export interface DemoPerson {
  email: string
  name: string
  role: Role
}
export interface Welcome {
  setup_needed: boolean
  signed_in?: boolean
  demo_people?: DemoPerson[]
  workspace_name?: string
}

export interface TimelineEntry {
  id: string
  at: string
  kind: string
  department: Department
  title: string
  detail?: string | null
  actor?: string | null
  link?: string | null
  body?: string | null
  /** What the kind brings along: the pages of a visit, the changes of an edit, the answers of a form. */
  facts?: unknown
}
export interface TimelinePage {
  results: TimelineEntry[]
  paging?: { next?: { after: string } | null }
  counts?: { all: number; web: number; mail: number; sales: number }
}

export interface SearchHit {
  object: string
  id: string
  title: string
  subtitle?: string | null
}

export interface Change {
  object: string
  id: string
  kind: string
  change_set?: string
}

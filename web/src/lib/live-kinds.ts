import type { Kind } from '~/api/types'

/** What the server tells open screens of: what its features list as live. */
export const liveKinds = [
  'brand',
  'campaigns',
  'companies',
  'contacts',
  'deals',
  'definitions',
  'files',
  'forms',
  'goals',
  'handoffs',
  'hours',
  'jobs',
  'line_items',
  'notices',
  'operations',
  'pages',
  'pipelines',
  'products',
  'properties',
  'quotes',
  'record_access',
  'rules',
  'schemas',
  'segments',
  'sites',
  'tasks',
  'tickets',
  'topics',
  'users',
  'views',
  'workspace',
] as const
export type LiveKind = (typeof liveKinds)[number]

/** Also told of: the kinds of records that people made. */
type Told = LiveKind | Kind
/** 'contacts' for any of them, 'contacts:512' for one. */
export type Watch = Told | `${Told}:${string}`

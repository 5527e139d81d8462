// Leaves when every feature speaks the generated types (api/types).
export type { Department, Session, Task, TimelineEntry } from './types'

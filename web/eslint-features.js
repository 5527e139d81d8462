// Who may import whom in src: app wires everything; features know components, lib, api, the messages and the theme,
// never each other; components know lib and api; lib and api know only themselves and the messages.
import path from 'node:path'

const shelves = ['platform', 'crm', 'marketing', 'sales', 'together']
const leaves = ['app/messages', 'app/theme']

/** 'crm/contacts/page.tsx' → layer 'feature', room 'crm/contacts'. */
export function place(file) {
  const [first, second] = file.split('/')
  if (shelves.includes(first)) return { layer: 'feature', room: `${first}/${second}` }
  return { layer: first === 'app' || !file.includes('/') ? 'app' : first, room: first }
}

export function allowed(from, to) {
  const importer = place(from)
  const target = place(to)
  if (importer.layer === 'app') return true
  if (target.layer === 'feature') return importer.room === target.room
  if (leaves.some((leaf) => to === leaf || to === `${leaf}.ts`)) return true
  if (target.layer === 'app') return false
  if (importer.layer === 'components') return true
  if (importer.layer === 'feature') return true
  return target.layer !== 'components'
}

export const features = {
  meta: { type: 'problem', schema: [], messages: { wall: '{{from}} may not import {{to}}.' } },
  create(context) {
    const root = path.join(context.cwd, 'src') + path.sep
    const from = path.relative(root, context.filename).split(path.sep).join('/')
    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      const absolute = source.startsWith('~/')
        ? path.join(root, source.slice(2))
        : source.startsWith('.') ? path.join(path.dirname(context.filename), source) : undefined
      if (!absolute?.startsWith(root)) return
      const to = path.relative(root, absolute).split(path.sep).join('/')
      if (!allowed(from, to)) context.report({ node, messageId: 'wall', data: { from, to } })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

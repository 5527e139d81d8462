export const messages = {
  'graph.nav': 'Thread',
  'graph.rail': 'What led here, what came of it',
  'graph.open': 'Open',
  'graph.view': 'View',
  'graph.picture': 'Graph',
  'graph.table': 'Table',
  'graph.depth': 'How far',
  'graph.steps': '{n} {n:step|steps} each way',
  'graph.column': 'Step {n}',
  'graph.summary': '{back} before it, {forward} after it',
  'graph.hidden': '{n} more',
  'graph.from': 'From',
  'graph.how': 'What ties them',
  'graph.to': 'To',
  'graph.when': 'When',
  'graph.led': 'Led to it',
  'graph.came': 'Came of it',
  'graph.nothing_before': 'Nothing that is known led to it.',
  'graph.nothing_after': 'Nothing has come of it yet.',
  'graph.not_walked': 'Walk from here to see what lies beyond.',
  'graph.more': 'More: {kind}',
  'graph.walk_here': 'Walk from here',
  'graph.open_record': 'Open',
  'graph.story': 'One customer’s thread',
  'graph.selected': 'Chosen',
  'graph.key.along': 'one step back or on',
  'graph.key.back': 'One step back',
  'graph.key.on': 'One step on',
  'graph.key.beside': 'beside it',
  'graph.key.walk': 'walk from here',
  'graph.key.open': 'open the record',
  'graph.key.table': 'table',
  'graph.head': '{first} and {n} more kinds',
  'graph.shown': '{n} shown',
  'graph.empty': 'Nothing is tied to it yet',
  'graph.empty_text': 'Visits, forms, campaigns, handoffs, deals and quotes line up here as soon as one of them leads to this, or comes of it.',
} as const

declare module '~/app/messages' {
  interface Texts {
    thread: typeof messages
  }
}

export const messages = {
  'consent.title': 'Agreed to',
  'consent.none': 'Not asked',
  'consent.state.given': 'Agreed',
  'consent.state.requested': 'Asked, not confirmed',
  'consent.state.withdrawn': 'Does not want it',
  'consent.since': 'since {day}, {source}',
  'consent.change': 'Change {topic}',
  'consent.give': 'Agreed, noted by me',
  'consent.ask': 'Ask by mail',
  'consent.withdraw': 'Does not want it',
  'consent.source': 'noted by {name}',
  'consent.suppressed.unsubscribed_all': 'Unsubscribed from everything: nothing is sent.',
  'consent.suppressed.bounced': 'Mail to this address comes back: nothing is sent.',
  'consent.suppressed.complaint': 'This address complained: nothing is sent.',
  'consent.suppressed.manual': 'Blocked by the team: nothing but answers is sent.',
  'consent.block': 'Block this address',
  'consent.unblock': 'Allow it again',
  'consent.topics': 'Topics',
  'consent.topics.text': 'What people may agree to hear about. Every campaign has one topic, and only who agreed to it gets the mail.',
  'consent.topics.counts': '{given} agreed, {requested} asked, {withdrawn} left',
  'consent.topics.name': 'Name',
  'consent.topics.description': 'What they get, in their words',
  'consent.topics.add': 'Add a topic',
  'consent.topics.save': 'Save',
  'consent.topics.saved': '“{name}” was saved',
} as const

declare module '~/app/messages' {
  interface Texts {
    consent: typeof messages
  }
}

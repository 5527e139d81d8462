export const messages = {
  'role.not_allowed': 'Your role does not allow this',
  'keys.group.list': 'In a list',
  'keys.group.record': 'On a record',
  'keys.then': 'then',
  'error.text': 'Nothing you saved is lost. Try again; if it happens again, tell us what you did just before.',
  'error.again': 'Try again',
  'error.offline': 'The server cannot be reached. What you typed is still here.',
  'error.unexpected': 'Something went wrong on our side. Nothing was changed.',
  'error.reference': 'Reference {id}',
  'empty.example': 'Example',
  'loading': 'Loading',
  'save': 'Save',
  'cancel': 'Cancel',
  'close': 'Close',
  'add': 'Add',
  'draft.saved': 'Saved',
  'draft.saved_at': 'Saved {time}',
  'draft.saving': 'Saving …',
  'draft.waiting': 'Not saved',
  'draft.unsaved': 'Not saved yet',
  'draft.conflict': 'Somebody else changed this meanwhile.',
  'draft.take_theirs': 'Take theirs',
  'draft.keep_mine': 'Keep mine',
  'chart.table': 'Show as table',
  'chart.chart': 'Show as chart',
  'chart.menu': 'More about {title}',
  'chart.csv': 'Download CSV',
  'chart.none': 'No data in this period',
  'chart.label': 'Chart: {title}',
  'stage.subscriber': 'Subscriber',
  'stage.lead': 'Lead',
  'stage.marketingqualifiedlead': 'MQL',
  'stage.salesqualifiedlead': 'SQL',
  'stage.opportunity': 'Opportunity',
  'stage.customer': 'Customer',
  'stage.evangelist': 'Evangelist',
} as const

declare module '~/app/messages' {
  interface Texts {
    components: typeof messages
  }
}

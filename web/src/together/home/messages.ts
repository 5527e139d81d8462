export const messages = {
  'home.nav': 'Home',
  'home.morning': 'Good morning, {name}',
  'home.afternoon': 'Good afternoon, {name}',
  'home.evening': 'Good evening, {name}',
  'home.today': 'Today',
  'home.tasks': '{n:task|tasks} today',
  'home.tasks_none': 'Nothing is due today',
  'home.task.no_time': 'Open',
  'home.task.done': 'Mark “{name}” as done',
  'home.task.said': '“{name}” is done',
  'home.task.hidden': 'On a record you do not see',
  'home.task.later': '{n} later {n:task|tasks}',
  'home.task.first_at': 'First on {when}',
  'home.task.empty': 'Your day is free',
  'home.task.empty_hint': 'Tasks you add on a contact, a company or a deal appear here when they are due.',
  'home.together': 'Together',
  'home.now': 'Now',
  'home.rates': 'Rates of the last 30 days',
  'home.rates.period': 'Last 30 days',
  'home.since': 'Since yesterday',
  'home.since.none': 'Nothing was won, answered, sent or published since yesterday.',
  'home.since.yesterday': 'Yest. {time}',
  'home.steps': 'Set up',
  'home.steps.done': '{n} of {all}',
  'home.steps.is_done': 'done',
  'home.steps.go': 'Begin',
  'home.steps.hide': 'Hide',
} as const

declare module '~/app/messages' {
  interface Texts {
    home: typeof messages
  }
}

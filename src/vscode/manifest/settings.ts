import type { SettingSection } from './shape.ts';

/**
 * What the editor does, never what is right: rules are configured in `.steady.yaml` alone, so that the editor and CI agree. Sections and
 * settings are shown in this order.
 */
export const sections = [
  {
    title: 'Running',
    settings: {
      'steady.run.unlabelled': {
        type: 'string',
        default: 'ask',
        scope: 'machine-overridable',
        restricted: true,
        about: 'What to do with a block that looks like shell though nothing says so.',
        choices: {
          ask: 'Offer it as “Run as shell?”, and ask once more where it changes something.',
          never: 'Offer to copy it only.',
        },
      },
      'steady.run.confirmChanges': {
        type: 'string',
        default: 'protected',
        scope: 'machine-overridable',
        restricted: true,
        about: 'When a block that changes something is shown and asked about. One that destroys always is.',
        choices: {
          protected: 'Where it goes to a protected context, or nobody can tell where it goes.',
          always: 'Each time.',
        },
      },
      'steady.run.shellIntegrationTimeout': {
        type: 'number',
        default: 10,
        minimum: 0,
        maximum: 60,
        scope: 'machine',
        restricted: true,
        about:
          'Seconds to wait for the shell integration of a new terminal. Without it a block still runs, but how it ended is shown as unknown.',
      },
    },
  },
  {
    title: 'Lenses',
    settings: {
      'steady.lens.enabled': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Show lenses over the code blocks of recognised documents.',
      },
      'steady.lens.run': { type: 'boolean', default: true, scope: 'resource', about: 'Show **Run**, while `#steady.lens.enabled#` is on.' },
      'steady.lens.copy': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Show **Copy**, while `#steady.lens.enabled#` is on.',
      },
      'steady.lens.context': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Show the context, namespace, profile or project that a block goes to, while `#steady.lens.enabled#` is on.',
      },
      'steady.lens.result': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Show how the last run ended, while `#steady.lens.enabled#` is on.',
      },
    },
  },
  {
    title: 'Hints',
    settings: {
      'steady.hints.hover': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Tell what a block does and what would run, where the pointer rests on its first line or on a value to be filled in.',
      },
      'steady.hints.gutter': {
        type: 'boolean',
        default: true,
        scope: 'resource',
        about: 'Show beside the line numbers how each block went, and over a block that runs for how long it has.',
      },
    },
  },
  {
    title: 'Views',
    settings: {
      'steady.views.followCursor': {
        type: 'boolean',
        default: true,
        scope: 'window',
        about: 'Select the step at the cursor in the **Runbooks** view while that view is open.',
      },
      'steady.views.statusBar': {
        type: 'boolean',
        default: true,
        scope: 'window',
        about: 'Show in the status bar how many steps of the active document have run.',
      },
    },
  },
] as const satisfies readonly SettingSection[];

type Merged<Union> = (Union extends unknown ? (member: Union) => void : never) extends (member: infer All) => void ? All : never;
type Declared = Merged<(typeof sections)[number]['settings']>;

export type SettingId = keyof Declared;

/** The type of a setting's value: `SettingValue<'steady.run.unlabelled'>` is `'ask' | 'never'`. */
export type SettingValue<Id extends SettingId> = Declared[Id] extends { readonly choices: infer Choices }
  ? keyof Choices
  : Declared[Id] extends { readonly type: 'boolean' }
    ? boolean
    : number;

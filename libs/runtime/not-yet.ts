import { ConfigurationError, type SettingProblem, type Settings } from '@koz/platform';

/** Settings whose part is not built yet. Taking one and ignoring it would be worse than not starting. */
const later: readonly {
  readonly setting: string;
  readonly given: (settings: Settings) => boolean;
  readonly what: string;
}[] = [
  {
    setting: 'KOZ_KEY_VAULT_URL',
    given: (s) => s.keyVaultUrl !== undefined,
    what: 'een aparte sleutelkluis',
  },
];

/** @throws ConfigurationError naming each setting that asks for a part that does not exist yet. */
export function refuseWhatIsNotBuilt(settings: Settings): void {
  const problems: SettingProblem[] = later
    .filter(({ given }) => given(settings))
    .map(({ setting, what }) => ({
      setting,
      rule: 'notBuilt',
      message: `vraagt om ${what}: dat is er nog niet`,
    }));
  if (problems.length > 0) throw new ConfigurationError(problems);
}

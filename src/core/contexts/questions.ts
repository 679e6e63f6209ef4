import type { Ambient } from './context.ts';

/** What is asked in the shell itself. Every line is for bash, zsh and dash, with the person's options as they are (`set -u`, `set -C`). */
export interface Question {
  readonly group: Ambient['group'];
  /** Only where this succeeds. */
  readonly when?: string;
  readonly prepare: readonly string[];
  readonly compare: readonly Comparison[];
}

interface Comparison {
  /** As it is told: `kube.context`, `AWS_PROFILE`. */
  readonly name: string;
  readonly label: string;
  /** To stand in double quotes. */
  readonly found: string;
}

/** What is to be asked about one thing that decides where commands go. */
export function questions({ group, program }: Ambient): readonly Question[] {
  switch (group) {
    case 'kube':
      return [kube(program), kubeFiles(program)];
    case 'helm':
      return [variables(group, 'HELM_KUBECONTEXT', 'HELM_NAMESPACE')];
    case 'aws profile':
      return [{ ...variables(group, 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_CONFIG_FILE') }, KEYS];
    case 'aws region':
      return [variables(group, 'AWS_REGION', 'AWS_DEFAULT_REGION')];
    case 'gcloud':
      return [GCLOUD];
    case 'az':
      return [AZ];
    case 'terraform':
      return [TERRAFORM];
    case 'variable':
      return [variables(group, program)];
  }
}

function variables(group: Ambient['group'], ...names: readonly string[]): Question {
  return { group, prepare: [], compare: names.map((name) => ({ name, label: name, found: `\${${name}-}` })) };
}

/** Whether there are such keys is told, the keys are not. */
const KEYS: Question = {
  group: 'aws profile',
  prepare: [],
  compare: [{ name: 'AWS_ACCESS_KEY_ID', label: 'AWS_ACCESS_KEY_ID', found: '${AWS_ACCESS_KEY_ID:+set}' }],
};

/** Current context, namespace and server on a line each. The server too, for two files may both call their context `default`. */
const VIEW = `jsonpath={.current-context}{"\\n"}{.contexts[0].context.namespace}{"\\n"}{.clusters[0].cluster.server}`;

/** Asked by the name that the script uses: an alias with `--context` in it counts. */
function kube(program: string): Question {
  return {
    group: 'kube',
    when: `command -v ${program} >/dev/null 2>&1`,
    prepare: [
      `__steady_found=$(${program} config view --minify -o '${VIEW}' 2>/dev/null </dev/null)`,
      // Where the last lines are empty, they are not there.
      '__steady_found=$__steady_found$__steady_line$__steady_line',
      '__steady_context=${__steady_found%%"$__steady_line"*} __steady_found=${__steady_found#*"$__steady_line"}',
      '__steady_namespace=${__steady_found%%"$__steady_line"*} __steady_found=${__steady_found#*"$__steady_line"}',
      '__steady_server=${__steady_found%%"$__steady_line"*}',
    ],
    compare: [
      { name: 'kube.context', label: 'the context', found: '$__steady_context' },
      { name: 'kube.namespace', label: 'the namespace', found: '$__steady_namespace' },
      { name: 'kube.server', label: 'the server', found: '$__steady_server' },
    ],
  };
}

/** Without kubectl (helm alone needs none) the files are asked: the first that names a current context decides. */
function kubeFiles(program: string): Question {
  return {
    group: 'kube',
    when: `! command -v ${program} >/dev/null 2>&1`,
    prepare: [
      '__steady_context= __steady_rest=${KUBECONFIG:-${HOME-}/.kube/config}:',
      'while [ -n "$__steady_rest" ] && [ -z "$__steady_context" ]; do',
      '  __steady_file=${__steady_rest%%:*} __steady_rest=${__steady_rest#*:}',
      ...reading('$__steady_file', [
        'case $__steady_text in current-context:*)',
        '  __steady_context=${__steady_text#current-context:}',
        ...trimmed('__steady_context'),
        `  __steady_context=\${__steady_context#[\\"\\']} __steady_context=\${__steady_context%[\\"\\']} ;;`,
        'esac',
      ]).map((line) => `  ${line}`),
      'done',
    ],
    compare: [{ name: 'kube.context', label: 'the context', found: '$__steady_context' }],
  };
}

/** The lines of a file, one after another in `__steady_text`, the last one without its end too. */
function reading(file: string, each: readonly string[]): readonly string[] {
  return [
    `if [ -r "${file}" ]; then`,
    '  while IFS= read -r __steady_text || [ -n "$__steady_text" ]; do',
    ...each.map((line) => `    ${line}`),
    `  done <"${file}"`,
    'fi',
  ];
}

function trimmed(name: string): readonly string[] {
  return [`${name}=\${${name}#"\${${name}%%[! ]*}"}`, `${name}=\${${name}%"\${${name}##*[! ]}"}`];
}

const GCLOUD: Question = {
  group: 'gcloud',
  prepare: [
    '__steady_folder=${CLOUDSDK_CONFIG:-${HOME-}/.config/gcloud}',
    '__steady_name=${CLOUDSDK_ACTIVE_CONFIG_NAME-}',
    'if [ -z "$__steady_name" ] && [ -r "$__steady_folder/active_config" ]; then',
    '  IFS= read -r __steady_name <"$__steady_folder/active_config"',
    'fi',
    '__steady_name=${__steady_name:-default}',
    '__steady_project=${CLOUDSDK_CORE_PROJECT-} __steady_section=',
    'if [ -z "$__steady_project" ]; then',
    ...reading('$__steady_folder/configurations/config_$__steady_name', [
      'case $__steady_text in',
      '  "["*) __steady_section=$__steady_text ;;',
      '  project=* | project\\ *=*)',
      '    if [ "$__steady_section" = "[core]" ]; then',
      '      __steady_project=${__steady_text#*=}',
      ...trimmed('__steady_project').map((line) => `      ${line}`),
      '    fi ;;',
      'esac',
    ]).map((line) => `  ${line}`),
    'fi',
  ],
  compare: [
    { name: 'gcloud.configuration', label: 'the gcloud configuration', found: '$__steady_name' },
    { name: 'gcloud.project', label: 'the project', found: '$__steady_project' },
  ],
};

/** az writes its subscriptions as JSON, the id of each before the word that says whether it is the default. */
const AZ: Question = {
  group: 'az',
  prepare: [
    '__steady_all= __steady_id=',
    '__steady_file=${AZURE_CONFIG_DIR:-${HOME-}/.azure}/azureProfile.json',
    ...reading('$__steady_file', ['__steady_all=$__steady_all$__steady_text']),
    'case $__steady_all in *\'"isDefault": true\'*)',
    '  __steady_id=${__steady_all%%\'"isDefault": true\'*}',
    '  __steady_id=${__steady_id##*\'"id": "\'}',
    "  __steady_id=${__steady_id%%'\"'*} ;;",
    'esac',
  ],
  compare: [{ name: 'az.subscription', label: 'the subscription', found: '$__steady_id' }],
};

const TERRAFORM: Question = {
  group: 'terraform',
  prepare: [
    '__steady_name=${TF_WORKSPACE-}',
    'if [ -z "$__steady_name" ] && [ -r "${TF_DATA_DIR:-.terraform}/environment" ]; then',
    '  IFS= read -r __steady_name <"${TF_DATA_DIR:-.terraform}/environment"',
    'fi',
  ],
  compare: [{ name: 'terraform.workspace', label: 'the workspace', found: '${__steady_name:-default}' }],
};

/** An option with which a program only says what it would do. */
export interface Trial {
  readonly option: RegExp;
  /** The only subcommands that know it; others hand it on, or mean something else by it. */
  readonly after?: RegExp;
}

const DRY_RUN: readonly Trial[] = [{ option: /^--dry-run$/ }];
const KUBERNETES: readonly Trial[] = [{ option: /^--dry-run(?:=(?:client|server|true))?$/ }];
const APT: readonly Trial[] = [{ option: /^(?:-s|--simulate|--just-print|--dry-run|--recon|--no-act)$/ }];
const ANSIBLE: readonly Trial[] = [{ option: /^(?:--check|-C|-CD|-DC)$/ }];
const NODE: readonly Trial[] = [{ option: /^--dry-run$/, after: /^(?:publish|unpublish|pack|install|i|uninstall|prune)$/ }];

/**
 * By program, since to the rest of them the word means nothing, or a file of that name: `rm -rf x --dry-run` is gone before it complains.
 * What the tables of programs say of such options is said there.
 */
export const TRIALS: ReadonlyMap<string, readonly Trial[]> = new Map<string, readonly Trial[]>([
  ['kubectl', KUBERNETES],
  ['k', KUBERNETES],
  ['oc', KUBERNETES],
  ['kubecolor', KUBERNETES],
  ['helm', KUBERNETES],
  ['kubeadm', DRY_RUN],
  ['istioctl', DRY_RUN],
  ['argocd', DRY_RUN],
  ['velero', DRY_RUN],
  ['eksctl', DRY_RUN],
  ['aws', [{ option: /^--dry-?run$/ }]],
  ['az', [{ option: /^--dry-?run$/ }]],
  ['azcopy', DRY_RUN],
  ['s3cmd', [{ option: /^(?:-n|--dry-run)$/ }]],
  ['rclone', [{ option: /^(?:-n|--dry-run)$/ }]],
  ['gsutil', [{ option: /^-n$/, after: /^rsync$/ }]],
  ['ansible', ANSIBLE],
  ['ansible-playbook', ANSIBLE],
  ['puppet', [{ option: /^--noop$/ }]],
  ['chef-client', [{ option: /^(?:-W|--why-run)$/ }]],
  ['apt', APT],
  ['apt-get', APT],
  ['aptitude', APT],
  ['zypper', [{ option: /^(?:-D|--dry-run)$/ }]],
  ['brew', [{ option: /^(?:-n|--dry-run)$/ }]],
  ['rsync', [{ option: /^(?:--dry-run|-[acghilnoprtuvxzDHPS]*n[acghilnoprtuvxzDHPS]*)$/ }]],
  [
    'git',
    [
      { option: /^(?:--dry-run|-[dfnqxX]*n[dfnqxX]*)$/, after: /^clean$/ },
      { option: /^(?:--dry-run|-n)$/, after: /^(?:push|add|rm|mv|prune)$/ },
      { option: /^--dry-run$/, after: /^fetch$/ },
    ],
  ],
  ['npm', NODE],
  ['pnpm', NODE],
  ['pip', [{ option: /^--dry-run$/, after: /^install$/ }]],
  ['pip3', [{ option: /^--dry-run$/, after: /^install$/ }]],
  ['cargo', [{ option: /^(?:-n|--dry-run)$/, after: /^publish$/ }]],
  ['make', [{ option: /^(?:-n|--dry-run|--just-print|--recon)$/ }]],
  ['patch', DRY_RUN],
  ['certbot', DRY_RUN],
  ['restic', [{ option: /^(?:-n|--dry-run)$/ }]],
  ['borg', [{ option: /^(?:-n|--dry-run)$/ }]],
  ['kafka-consumer-groups', DRY_RUN],
  ['pt-online-schema-change', DRY_RUN],
  ['pt-archiver', DRY_RUN],
  ['mc', DRY_RUN],
]);

import { seeded } from '../property/seeded.ts';

const PROGRAMS = [
  'kubectl get pods -n <namespace>',
  'kubectl -n {{ namespace }} logs deploy/<deployment-name> --since=10m',
  'kubectl delete pod <pod name> --grace-period=0',
  'systemctl restart nginx',
  'journalctl -u "$unit" --since "1 hour ago"',
  "psql -h db.internal -c 'select pid, state from pg_stat_activity where state <> $$idle$$'",
  'curl -fsS -H "Authorization: Bearer $TOKEN" https://api.example.com/v1/health',
  'curl -X POST -d \'{"text": "down"}\' https://hooks.example.com/[channel name]',
  'aws ec2 describe-instances --filters "Name=tag:Name,Values=YOUR_SERVICE" --query "Reservations[*].Instances[*].[InstanceId]"',
  'df -h /var/lib | tail -n +2',
  'ps aux | grep [j]ava | awk \'{print $2, "x"}\'',
  'export PGPASSWORD=$(vault read -field=password secret/<path>)',
  'du -sh /var/log/* 2>/dev/null | sort -rh | head',
  'tail -f /var/log/app.log | grep --line-buffered ERROR',
  'ssh -i ~/.ssh/id_ed25519 deploy@<host> "sudo systemctl status app"',
  'test -f /etc/app.conf && cat /etc/app.conf || echo "missing: $?" >&2',
  '(cd /srv/app && git rev-parse HEAD)',
  'diff <(kubectl get cm -o yaml) <(git show HEAD:cm.yaml)',
  'echo $(( (RANDOM % 10) + 1 )) ${HOME:-/root} ${list[@]} ${name//a/b}',
  '[[ "$state" == "ok" && $n -gt 3 ]] && echo fine',
  'redis-cli -h <redis-host> --scan --pattern "session:*" | xargs -L 100 redis-cli del',
  'sudo sed -i.bak -e "s/^max=.*/max=200/" /etc/app.conf # keep the copy',
  'helm upgrade --install app ./chart \\\n  --namespace <namespace> \\\n  --set image.tag=<tag>',
  'nohup ./drain.sh > drain.log 2>&1 &',
] as const;

const STRUCTURES: readonly ((inner: () => string) => string)[] = [
  (inner) => `for pod in $(kubectl get pods -o name); do\n  ${inner()}\n  ${inner()}\ndone`,
  (inner) => `while ! curl -fs localhost:8080/ready; do sleep 1; done\n${inner()}`,
  (inner) => `if [ -n "$NS" ]; then\n  ${inner()}\nelse\n  ${inner()}\nfi`,
  (inner) => `case "$1" in\n  start) ${inner()} ;;\n  stop|halt)\n    ${inner()}\n    ;;\n  *) exit 1 ;;\nesac`,
  (inner) => `drain() {\n  local node=$1\n  ${inner()}\n}\ndrain <node>`,
  (inner) => `cat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: ConfigMap # it's text, "not shell\nEOF\n${inner()}`,
  (inner) => `python3 - <<'PY'\nprint("it's (fine")\nPY\n${inner()}`,
  (inner) => `watch -n 5 '${inner().replaceAll(/['\n\\]/g, ' ')}'`,
  (inner) => `{ ${inner()}; } | tee out.log`,
];

/** What people paste into a block that says shell, and no shell can read; and mistakes. */
const NO_SHELL = [
  'sum by (node) (rate(errors_total[5m]))',
  'if [ -f x ]; then echo y',
  'echo "not closed',
  "echo 'it's'",
  "SELECT count(*) FROM jobs WHERE state = 'x' AND (a = 1));",
  'kubectl get pods |',
  'for i in 1 2 3 do echo $i; done',
  'func main() { fmt.Println("x") }',
  'echo $(date',
  'done',
  '&& echo late',
  'echo a ;; echo b',
  'Error: timeout (after 30s)',
];

/** Blocks as runbooks have them, the same for the same seed: commands, transcripts with prompts and output, loops, placeholders, slips. */
export function shellBlocks(count: number, seed: number): readonly string[] {
  const random = seeded(seed);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item;
  const command = (): string => pick(PROGRAMS);
  const commands = (most: number): string[] => Array.from({ length: 1 + Math.floor(random() * most) }, command);
  const transcript = (): string =>
    commands(3)
      .map((each) => `$ ${each.replaceAll('\n', '\n> ')}\n${random() < 0.6 ? 'NAME   READY   STATUS\napp-1  1/1     (Running)' : ''}`)
      .join('\n');
  const kinds: readonly (() => string)[] = [
    () => commands(5).join('\n'),
    () => commands(3).join('\n\n# then\n'),
    transcript,
    () => commands(3).join(pick([' && ', ' || ', '; ', ' && \\\n  '])),
    () => [...commands(2), pick(STRUCTURES)(command), ...commands(2)].join('\n'),
    () => pick(STRUCTURES)(() => pick(STRUCTURES)(command)),
    () => commands(4).join('\r\n'),
    () => [...commands(2), ...(random() < 0.5 ? [pick(NO_SHELL)] : []), command()].join('\n'),
  ];
  return Array.from({ length: count }, () => pick(kinds)());
}

import assert from 'node:assert/strict';
import type { Effect } from '../../../src/core/shell/index.ts';
import { read, rows } from './reading.ts';

function all(effect: Effect, table: string): void {
  for (const row of rows(table)) it(`${row}: ${effect}`, () => assert.equal(read(row).effect, effect));
}

describe('a word that asks for help', () => {
  all(
    'read',
    `rm --help
     sudo --help
     sudo rm --help
     bash --help
     ./x.sh --help
     kubectl delete --help
     terraform destroy --help
     terraform help destroy
     kubectl help delete
     docker run --help
     aws ec2 terminate-instances --help`,
  );
});

describe('a word that does not, to the program that gets it', () => {
  all(
    'destroy',
    `sh -c "kubectl delete ns prod" sh --help
     bash -c "rm -rf /x" --help
     python3 -c "import shutil; shutil.rmtree('x')" --help
     ls | xargs -n1 sh -c 'rm -rf $1' --help
     eval rm -rf x --help
     env rm -rf x --help
     ssh host "rm -rf x" --help
     psql -c "drop table x" --help
     rails runner "User.delete_all" --help
     find . -delete --help
     rm -rf ./data --help
     rm help x
     kubectl delete pod x -n --help`,
  );
  all('change', 'bash x.sh --help\n$TOOL --help');
});

describe('an option for a trial', () => {
  all(
    'read',
    `kubectl delete pod x --dry-run
     oc delete pod x --dry-run=server
     kubectl create job x --image=y --dry-run=client -- date
     helm uninstall api --dry-run
     aws s3 rm s3://b --recursive --dryrun
     ansible-playbook x.yml --check
     apt-get remove -s x
     git clean -nfd
     git clean -fd --dry-run
     rsync -avn --delete a b
     rsync -av --delete -n a b
     make -n clean`,
  );

  all(
    'destroy',
    `terraform destroy --check
     rm -rf /x --check
     rm -rf /x --dry-run
     git clean -fdename
     rsync -av --delete a b
     kubectl delete pod x --dry-run=none
     kubectl delete pod x --dry-run=client --dry-run=none
     kubectl delete pod x -n --dry-run
     kubectl exec p -- rm -rf /x --dry-run
     ./delete-all.sh --dry-run
     rake 'x:delete[dry]'`,
  );
  all('change', 'git commit -m --dry-run\nnpm run clean --dry-run');
});

describe('programs that also run others', () => {
  all('change', 'bundle update\nbundle install\npoetry install\nterraform providers lock');
  all('read', 'bundle exec rails c\nbundle list\nterraform providers');
  all('destroy', 'bundle exec rake db:drop\npoetry run rm -rf x');
});

import assert from 'node:assert/strict';
import { read } from './reading.ts';

describe('the variables of a block', () => {
  const cases: readonly (readonly [script: string, reads: string, sets: string])[] = [
    ['kubectl get pods -n $NAMESPACE', 'NAMESPACE', ''],
    ['echo "${CLUSTER}" "$CLUSTER"', 'CLUSTER', ''],
    ['echo ${CLUSTER:-eu} ${#CLUSTER} $lower $A', '', ''],
    ['if [ -n "$FILTER" ]; then x | $FILTER; fi', '', ''],
    ['[[ -z ${TARGET_HOST} ]] && TARGET_HOST=a\nping $TARGET_HOST', '', 'TARGET_HOST'],
    ['echo ${REGION:=eu}\nx --region $REGION', '', ''],
    ['tar -z $ARCHIVE', 'ARCHIVE', ''],
    ["echo '$NAMESPACE' # $CLUSTER", '', ''],
    ['echo \\$NAMESPACE', '', ''],
    ['export NAMESPACE=web\nkubectl get pods -n $NAMESPACE', '', 'NAMESPACE'],
    ['kubectl get pods -n $NAMESPACE\nNAMESPACE=web', 'NAMESPACE', 'NAMESPACE'],
    ['for POD in a b; do echo $POD; done', '', 'POD'],
    ['read -r HOST_NAME <names; ssh $HOST_NAME', '', 'HOST_NAME'],
    ['cd $HOME && echo $PATH $PWD', '', ''],
    ["cat <<'EOF'\n$NAMESPACE\nEOF", '', ''],
    ['cat <<EOF\n$NAMESPACE\nEOF', 'NAMESPACE', ''],
    ['TOKEN=$(cat $TOKEN_FILE)', 'TOKEN_FILE', 'TOKEN'],
  ];
  for (const [script, reads, sets] of cases) {
    it(script.replaceAll('\n', '⏎'), () => {
      const { variables } = read(script);
      assert.deepEqual([variables.reads.join(' '), variables.sets.join(' ')], [reads, sets]);
    });
  }

  // What only speaks of a variable takes nothing back from where it is read.
  const spoken: readonly (readonly [script: string, reads: string, optional: string])[] = [
    ['# default ${FOLDER:-/tmp}\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['echo \'[ -n "$FOLDER" ]\'\nrm -r $FOLDER/*', 'FOLDER', ''],
    ["cat <<'EOF'\n${FOLDER:-/tmp}\nEOF\nrm -r $FOLDER/*", 'FOLDER', ''],
    ['echo "see [ -z $FOLDER ]"\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['echo \\${FOLDER:-/tmp}\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['# FOLDER=/tmp\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['echo "set FOLDER=/tmp first"\nrm -r $FOLDER/*', 'FOLDER', ''],
    ["echo 'export\nFOLDER=/tmp'\nrm -r $FOLDER/*", 'FOLDER', ''],
    ['cat <<EOF\nFOLDER=/tmp\nEOF\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['# read FOLDER\nrm -r $FOLDER/*', 'FOLDER', ''],
    ['# the folder\nFOLDER=/tmp\nrm -r $FOLDER/*', '', ''],
    ['echo "${FOLDER:-/tmp}"\nrm -r $FOLDER/*', '', 'FOLDER'],
    ['[ -n "$FOLDER" ] && rm -r $FOLDER/*', '', 'FOLDER'],
    ['[ -z "$FOLDER" ] && FOLDER=/tmp\nrm -r $FOLDER/*', '', ''],
    [': "${FOLDER:=/tmp}"\nrm -r $FOLDER/*', '', ''],
    [': "${FOLDER:?}"\nrm -r $FOLDER/*', '', 'FOLDER'],
  ];
  for (const [script, reads, optional] of spoken) {
    it(`${script.replaceAll('\n', '⏎')} reads “${reads}” and may do without “${optional}”`, () => {
      const { variables } = read(script);
      assert.deepEqual([variables.reads.join(' '), variables.optional.join(' ')], [reads, optional]);
    });
  }
});

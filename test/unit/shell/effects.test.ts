import assert from 'node:assert/strict';
import type { Effect } from '../../../src/core/shell/index.ts';
import { read, rows } from './reading.ts';

/** Every row is a block of its own. */
function all(effect: Effect, table: string): void {
  for (const row of rows(table)) {
    it(row, () => assert.equal(read(row).effect, effect));
  }
}

describe('shell effects', () => {
  it('know no program by the names that every object has', () => {
    for (const name of Object.getOwnPropertyNames(Object.prototype)) assert.equal(read(`sudo ${name} -c x`).effect, 'change');
  });

  describe('kubectl and oc', () => {
    all(
      'read',
      `kubectl get pods -n prod
       kubectl -n prod get pods -o jsonpath='{.items[*].metadata.name}'
       kubectl --context prod --namespace api describe pod api-0
       kubectl logs deploy/api --tail=100
       kubectl top nodes
       kubectl rollout status deploy/api
       kubectl rollout history deploy/api
       kubectl auth can-i delete pods
       kubectl config get-contexts
       kubectl explain deployment.spec
       kubectl delete pod api-0 --dry-run=client
       kubectl apply -f x.yaml --dry-run=server
       kubectl --help
       kubectl delete --help
       kubectl port-forward svc/api 8080:80
       kubectl exec api-0 -- cat /etc/hosts
       kubectl exec -it api-0 -c app -- sh -c 'ls -l /var/log'
       oc get pods -owide
       oc adm upgrade
       oc adm top pods
       oc debug node/a -- chroot /host cat /etc/os-release
       k get ns
       $KUBECTL get pods`,
    );
    all(
      'change',
      `kubectl scale deploy/api --replicas=0
       kubectl apply -f x.yaml
       kubectl apply -f - --dry-run=none
       kubectl set env deploy/api A=b
       kubectl patch svc api -p '{"spec":{}}'
       kubectl rollout restart deploy/api
       kubectl rollout undo deploy/api
       kubectl cordon node-1
       kubectl drain node-1 --ignore-daemonsets
       kubectl label node n a=b
       kubectl edit deploy api
       kubectl cp a.txt pod:/tmp/a.txt
       kubectl config use-context prod
       kubectl run -it --rm curl --image=curl -- sh
       kubectl exec api-0 -- touch /tmp/x
       kubectl get deploy -o yaml > backup.yaml
       kubectl unheard-of thing
       oc adm upgrade --to-latest
       oc adm policy add-scc-to-user privileged -z x
       oc new-project x`,
    );
    all(
      'destroy',
      `kubectl delete pod api-0
       kubectl -n prod delete -f x.yaml
       kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data
       kubectl drain node-1 --force
       kubectl replace --force -f x.yaml
       kubectl apply --prune -f dir/
       kubectl get pods -o name | xargs kubectl delete
       kubectl get pods -o name | xargs -r -n1 kubectl -n prod delete
       kubectl exec api-0 -- rm -rf /tmp/cache
       kubectl exec -it api-0 -n prod -- bash -c "cd /data && rm -f *.log"
       kubectl exec db-0 -- psql -c 'DROP TABLE users'
       kubectl config delete-context prod
       oc adm prune images --confirm
       oc delete project x
       oc rsh pod-1 rm /tmp/x
       for p in $(kubectl get pods -o name); do kubectl delete "$p"; done
       kubectl get ns && kubectl delete ns x
       echo "$(kubectl delete pod x)"
       \`kubectl delete pod x\``,
    );
  });

  describe('helm and the rest of Kubernetes', () => {
    all(
      'read',
      `helm list -A
       helm status api -n prod
       helm get values api
       helm upgrade api ./chart --dry-run
       stern api
       velero backup get
       argocd app get api
       flux get kustomizations
       istioctl proxy-status
       etcdctl endpoint health
       ETCDCTL_API=3 etcdctl --endpoints=$E member list -w table
       eksctl get cluster
       crictl ps`,
    );
    all(
      'change',
      `helm upgrade --install api ./chart
       helm rollback api 3
       velero restore create --from-backup b
       argocd app sync api
       flux reconcile kustomization x
       etcdctl defrag
       etcdctl put a b`,
    );
    all(
      'destroy',
      `helm uninstall api
       helm -n prod delete api
       velero backup delete b
       argocd app delete api
       argocd app sync api --prune
       etcdctl del --prefix /registry
       etcdctl member remove 8e9e05c52164694d
       eksctl delete cluster --name x
       kind delete cluster
       crictl rmi --prune`,
    );
  });

  describe('finalizers', () => {
    all(
      'destroy',
      `kubectl patch ns stuck -p '{"metadata":{"finalizers":null}}'
       kubectl patch pvc data-0 --type=merge -p '{"metadata": {"finalizers": []}}'
       kubectl patch crd/apps.acme.io --type json -p='[{"op": "remove", "path": "/metadata/finalizers"}]'
       kubectl patch job x --type json -p '[{"path":"/metadata/finalizers/0","op":"remove"}]'
       oc patch vm x --type=merge --patch "{\\"metadata\\":{\\"finalizers\\":null}}"
       kubectl get ns x -o json | jq 'del(.spec.finalizers)' | kubectl replace --raw /api/v1/namespaces/x/finalize -f -`,
    );
    all(
      'change',
      `kubectl patch ns x -p '{"metadata":{"finalizers":["acme.io/guard"]}}'
       kubectl patch deploy x -p '{"spec":{"replicas":null}}'
       kubectl patch deploy x --type json -p '[{"op":"add","path":"/metadata/finalizers","value":["a"]}]'`,
    );
    all('read', `kubectl patch ns x -p '{"metadata":{"finalizers":null}}' --dry-run=client`);
  });

  describe('networks and virtual machines', () => {
    all(
      'read',
      `ovs-vsctl show
       ovs-vsctl list-ports br-int
       ovs-appctl -t /run/ovn/ovnsb_db.ctl cluster/status OVN_Southbound
       ovn-appctl -t ovn-controller connection-status
       ovs-ofctl dump-flows br-int
       ovn-nbctl --no-leader-only show
       ovn-sbctl lflow-list sw0
       kubectl exec ovn-0 -- ovs-appctl dpctl/show
       virsh list --all
       virsh -c qemu:///system dominfo web-1
       virsh dumpxml web-1
       sensors
       ipmitool sdr list
       ipmitool -H bmc-1 -U admin chassis status
       crio status config
       oc sa get-token builder
       kubectl create token builder -n ci
       rpm-ostree status
       rbd mirror image status pool/image
       odf subvolume ls
       odf get health`,
    );
    all(
      'change',
      `ovs-vsctl add-br br-x
       ovs-appctl vlog/set dbg
       virsh start web-1
       virsh shutdown web-1
       ipmitool sel time set now
       rpm-ostree rebase fedora:x
       rpm-ostree rollback`,
    );
    all(
      'destroy',
      `ovs-vsctl del-br br-x
       ovs-vsctl --if-exists del-port br-x eth1
       ovs-ofctl del-flows br-int
       ovn-nbctl ls-del sw0
       ovs-appctl -t /run/ovn/ovnnb_db.ctl cluster/kick OVN_Northbound abcd
       virsh destroy web-1
       virsh undefine web-1 --remove-all-storage
       virsh snapshot-delete web-1 before
       ipmitool -H bmc-1 chassis power off
       ipmitool sel clear
       odf subvolume delete fs sub group`,
    );
  });

  describe('what the values and the options of a command tell', () => {
    all(
      'destroy',
      `aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch '{"Changes":[{"Action":"DELETE"}]}'
       aws ssm send-command --document-name AWS-RunShellScript --parameters commands='rm -rf /srv/cache'
       aws ssm send-command --targets Key=a,Values=b --parameters '{"commands":["df -h", "sudo reboot"]}'
       curl -X PUT --data-binary @ns.json http://127.0.0.1:8001/api/v1/namespaces/x/finalize
       kafka-topics.sh --alter --topic t --config retention.ms=1000
       kafka-configs --alter --entity-type topics --entity-name t --add-config retention.bytes=1
       psql -c "SELECT pg_drop_replication_slot('standby')"
       mongosh --eval 'db.killOp(12)'
       redis-cli eval "return redis.call('flushall')" 0
       redis-cli EVAL "return redis.call('DEL', KEYS[1])" 1 k
       echo FLUSHALL | redis-cli
       printf 'SELECT 1\\nDEL a\\n' | redis-cli
       echo flush_all | nc localhost 11211
       acme --deleteIndex logs
       bq query --use_legacy_sql=false 'DROP TABLE ds.t'
       aws athena start-query-execution --query-string 'DROP TABLE logs'
       aws rds-data execute-statement --resource-arn a --sql "delete from jobs"
       gcloud spanner databases execute-sql db --instance i --sql='DELETE FROM jobs WHERE true'
       trino --execute 'drop table x'
       snowsql -q 'TRUNCATE TABLE x'
       wp db query 'DROP TABLE wp_x'
       ls /archive | xargs -r pg_archivecleanup /archive
       zfs send -i a@1 a@2 | ssh backup-1 zfs recv -F tank/a
       acme call https://api.example/jobs/delete
       curl -X POST -g 'localhost:9090/api/v1/admin/tsdb/delete_series?match[]={job="x"}'
       acme application -kill job-1
       acme disk --zap-all
       tar --remove-files -cf a.tar dir
       acme vm.destroy web
       acme cache:clear
       acme node reset
       acme deleteall /x
       acme nodes delnode a
       acme tools cleanup
       gitlab-psql -c 'delete from jobs'
       gitlab-rails runner 'Job.find(1).destroy'
       gitlab-ctl cleanse
       acme-patronictl reinit main pg-2
       cockroach sql -e 'DROP TABLE x'
       cockroach node decommission 4
       zkCli.sh -server zk-1:2181 deleteall /app
       restic forget --keep-last 3 --prune
       hdfs dfs -rm -r /data
       talosctl reset --nodes n1
       talosctl reboot -n n1
       sgdisk --zap-all /dev/sdb
       conntrack -D -s 10.0.0.1
       git checkout -- app.rb
       node -e "require('fs').rmSync('/srv/x')"
       perl -e 'unlink "/srv/x"'
       gcloud compute ssh web-1 -- sudo rm -rf /srv/x
       gcloud --project p compute ssh web-1 --zone z -- sudo rm -rf /srv/x
       strace -f -o trace rm x
       perf stat -e cycles rm x
       echo 'rm -rf /srv/x' | at now
       tmux new-session -d -s clean 'rm -rf /srv/x'
       tmux send-keys -t clean 'rm -rf /srv/x' Enter
       screen -dmS clean bash -c 'rm -rf /srv/x'
       pg_ctl stop -m immediate
       multipath -F
       kubectl get pods --no-headers | awk '{print "kubectl delete pod " $1}' | sh
       sed 's/^/rm -f /' files | bash
       git checkout HEAD -- app.rb`,
    );
    all(
      'change',
      `aws route53 change-resource-record-sets --hosted-zone-id Z --change-batch '{"Changes":[{"Action":"UPSERT"}]}'
       aws ssm send-command --document-name AWS-RunShellScript --parameters commands='touch /srv/x'
       kafka-topics.sh --alter --topic t --partitions 6
       acme --no-delete run
       acme generate --plugins='{"id": "acme.dev/contrib/remove_labels/v1"}'
       acme generate '{"id": "acme.dev/contrib/remove_labels/v1"}'
       bq query --use_legacy_sql=false < view.sql
       bq query 'CREATE VIEW ds.v AS SELECT 1'
       zfs receive tank/a
       acme --delete=false run
       acme run --rm
       acme delete.example.com
       kafka-topics.sh --alter --topic t --delete-config retention.ms
       gh pr merge 12 --squash --delete-branch
       at now < job.sh
       curl -fsSL https://example.com/install | sh
       sed 's/^/touch /' files | bash
       tmux new-session -d -s watch 'touch x'
       perl -pi -e 's/a/b/' f
       acme --kill-timeout 5 start
       gitlab-ctl restart redis
       cockroach sql -e 'ALTER TABLE x ADD y INT'
       redis-cli eval "return redis.call('set', 'a', 1)" 0
       restic backup /srv
       hdfs dfs -put a /b
       talosctl upgrade --nodes n1
       echo 'SET a 1' | redis-cli
       redis-cli < commands.txt`,
    );
    all(
      'read',
      `command -v docker
       if command -v docker >/dev/null 2>&1; then docker system df; else echo none; fi
       echo ruok | nc zk-1 2181
       bq query --use_legacy_sql=false 'SELECT 1'
       aws athena start-query-execution --query-string 'SELECT 1'
       wp db query 'SELECT 1'
       gcloud compute ssh web-1 -- uptime
       gcloud compute ssh web-1 -- -N -L 8080:localhost:8080
       strace -p 12 -c
       perf record -p 12 -- sleep 5
       perl -ne 'print if /x/' f
       nvidia-smi
       multipath -ll
       gitlab-psql -c 'select 1'
       gitlab-ctl status
       gitlab-redis-cli info
       cockroach sql -e 'SHOW TABLES'
       cockroach node status
       zkCli.sh -server zk-1:2181 ls /
       restic snapshots
       hdfs dfs -ls /
       talosctl health
       sgdisk -p /dev/sdb
       conntrack -L
       echo INFO | redis-cli`,
    );
  });

  describe('clouds', () => {
    all(
      'read',
      `aws ec2 describe-instances --filters Name=a,Values=b
       aws --profile prod --region eu-west-1 rds describe-db-instances
       aws s3 ls s3://bucket
       aws logs filter-log-events --log-group-name x
       aws sts get-caller-identity
       aws ec2 terminate-instances --dry-run --instance-ids i-1
       aws dynamodb scan --table-name x
       gcloud compute instances list
       gcloud --project p container clusters describe c
       gcloud config get-value project
       gcloud auth application-default print-access-token
       az vm list
       az aks show -g rg -n c
       terraform plan -var x=y
       terraform state list
       terraform output -json
       gsutil ls gs://b`,
    );
    all(
      'change',
      `aws ec2 start-instances --instance-ids i-1
       aws ec2 stop-instances --instance-ids i-1
       aws s3 cp a s3://b/a
       aws s3 sync . s3://b
       aws eks update-kubeconfig --name c
       aws autoscaling set-desired-capacity --desired-capacity 3
       gcloud compute instances stop x
       gcloud container clusters resize c --num-nodes 3
       az vm start -g rg -n x
       terraform apply
       terraform init
       terraform import a.b c
       ansible-playbook site.yml`,
    );
    all(
      'destroy',
      `aws ec2 terminate-instances --instance-ids i-1
       aws rds delete-db-instance --db-instance-identifier x
       aws --endpoint-url http://x s3 rm s3://b/k --recursive
       aws s3 rb s3://b --force
       aws s3 sync . s3://b --delete
       aws sqs purge-queue --queue-url x
       aws ec2 reboot-instances --instance-ids i-1
       gcloud compute instances delete x --quiet
       gcloud container node-pools delete p --cluster c
       az group delete -n rg --yes
       az vm delete -g rg -n x
       terraform destroy
       terraform apply -destroy
       terraform state rm a.b
       terraform workspace delete x
       gsutil rm -r gs://b
       wrapper prod -- aws s3 rm s3://b/k
       wrapper prod aws rds delete-db-snapshot --db-snapshot-identifier x`,
    );
  });

  describe('containers', () => {
    all(
      'read',
      `docker ps -a
       docker logs --tail 100 api
       docker inspect api
       docker compose ps
       docker exec api cat /etc/hosts
       podman images`,
    );
    all(
      'change',
      `docker restart api
       docker run --rm alpine ls
       docker pull alpine
       docker stop api
       docker compose up -d
       docker-compose down`,
    );
    all(
      'destroy',
      `docker rm -f api
       docker rmi $(docker images -q)
       docker system prune -af
       docker volume rm v
       docker kill api
       docker compose down -v
       docker exec -u root api rm -rf /data
       docker exec api sh -c 'redis-cli FLUSHALL'
       docker-compose exec -T db psql -U u -c "TRUNCATE t"`,
    );
  });

  describe('machines', () => {
    all(
      'read',
      `systemctl status nginx
       systemctl is-active nginx
       service nginx status
       journalctl -u nginx --since today
       ip addr show
       ip a
       ip route
       iptables -L -n -v
       sysctl net.core.somaxconn
       ps aux | grep java
       kill -0 123
       kill -l
       crontab -l
       fdisk -l
       find /var/log -name '*.log' -mtime +7
       sed -n 1,20p file
       tar -tzf a.tgz
       mount
       date
       cat a.log 2>&1 | grep -i error 2>/dev/null
       curl -s localhost:9200 > /dev/null
       apt list --installed
       rpm -qa
       X=1
       cd /srv && ls
       [ -f a ] && echo yes
       sudo -u postgres cat /etc/x
       time ls
       timeout 5 nc -zv host 443
       # rm -rf /`,
    );
    all(
      'change',
      `systemctl restart nginx
       sudo systemctl stop nginx
       service nginx restart
       iptables -A INPUT -s 1.2.3.4 -j DROP
       sysctl -w vm.swappiness=1
       kill -HUP 123
       chmod 600 key
       mv a b
       mkdir -p /srv/x
       sed -i 's/a/b/' file
       echo 1 > /proc/sys/net/ipv4/ip_forward
       echo x >> notes.txt
       echo x | sudo tee /etc/x
       apt-get install -y jq
       sudo -u app -H env A=b nice -n 5 touch f
       tar xzf a.tgz
       ./unheard-of.sh
       unheard-of --flag
       bash deploy.sh
       curl -s https://x/install.sh | bash`,
    );
    all(
      'destroy',
      `rm file
       rm -rf /var/lib/x
       sudo rm -rf --no-preserve-root /
       \\rm -f x
       /bin/rm x
       dd if=/dev/zero of=/dev/sda
       mkfs.ext4 /dev/sdb1
       shred -u key
       truncate -s 0 app.log
       > app.log
       : > app.log
       cat /dev/null > app.log
       echo x > /dev/sda
       echo b > /proc/sysrq-trigger
       find /tmp -name 'x*' -delete
       find /tmp -type f -exec rm -f {} \\;
       find . -name '*.pid' | xargs rm
       kill 123
       kill -9 $(pgrep java)
       pkill -f worker
       killall -9 java
       reboot
       sudo shutdown -r now
       systemctl reboot
       init 6
       iptables -F
       ip route del default
       userdel bob
       crontab -r
       apt-get purge -y nginx
       yum remove nginx
       lvremove vg/lv
       rsync -a --delete a/ b/
       journalctl --vacuum-time=1d
       nohup rm -rf /x &
       env A=b rm x
       ssh host 'rm -rf /tmp/x'
       ssh -i key -p 22 user@host sudo rm /tmp/x
       bash -c 'rm x'
       sh -euxc "rm x"
       watch -n 5 'rm -f /tmp/lock'
       parallel -j1 kubectl delete pod ::: a b
       eval "rm x"
       su - postgres -c 'dropdb x'
       ansible all -m shell -a 'rm -rf /tmp/x'
       salt '*' cmd.run 'rm -rf /x'
       pssh -h hosts -i "rm -rf /tmp/x"
       trap 'rm -f x' EXIT
       f() { rm -rf /x; }; f
       if true; then rm x; fi
       while read l; do rm "$l"; done < list
       (cd /x && rm y)
       ls && rm x || true
       a=$(rm x)
       cat <(rm x)
       flock /tmp/l rm x
       timeout 5 rm x
       chroot /mnt rm x
       ./cleanup.sh && ./delete-cluster.sh
       acmectl cluster delete x
       acmectl --env prod db:drop
       make destroy
       ansible-playbook ops/destroy.yml`,
    );
  });

  describe('databases and queues', () => {
    all(
      'read',
      `psql -h db -U u -c 'SELECT 1'
       psql -tAc "select count(*) from t where name = 'drop table'" db
       psql -c "\\\\dt"
       psql -c "EXPLAIN DELETE FROM t"
       psql db
       mysql -u root -e 'SHOW PROCESSLIST'
       mysql -uroot -psecret db -Be "select 1; show tables;"
       redis-cli -h h -p 6379 INFO
       redis-cli get key
       redis-cli --bigkeys
       mongosh --eval 'db.stats()'
       rabbitmqctl list_queues name messages
       kafka-consumer-groups.sh --bootstrap-server b:9092 --describe --group g
       ./bin/kafka-topics.sh --list
       consul members
       vault status
       vault kv get secret/x
       ceph -s
       ceph osd tree
       nodetool status
       psql db <<< 'select 1'
       echo 'select 1' | psql db`,
    );
    all(
      'change',
      `psql -c "UPDATE t SET a = 1"
       psql -c 'select pg_reload_conf()'
       psql -f migrate.sql
       psql db < dump.sql
       mysql -e 'SET GLOBAL read_only = 1'
       redis-cli SET a b
       rabbitmqctl add_user a b
       kafka-topics --create --topic t
       vault kv put secret/x a=b
       ceph osd set noout
       mongosh --eval 'db.t.insertOne({a: 1})'`,
    );
    all(
      'destroy',
      `psql -c 'DROP TABLE t'
       psql -h db -d x -tAc "TRUNCATE t CASCADE;"
       psql --command="delete from t where id = 1"
       psql -c "WITH d AS (DELETE FROM t RETURNING *) SELECT count(*) FROM d"
       psql -c "select pg_terminate_backend(pid) from pg_stat_activity"
       psql db <<< 'drop table t'
       echo 'DROP TABLE t' | psql db
       mysql -u root -p -e "KILL 42"
       mysql -Be "select 1; drop database x"
       sqlite3 x.db 'delete from t'
       redis-cli -h h FLUSHALL
       redis-cli -n 1 del key
       redis-cli --scan --pattern 'x:*' | xargs redis-cli del
       mongo db --eval "db.t.drop()"
       rabbitmqctl purge_queue q
       rabbitmqctl force_reset
       kafka-topics.sh --bootstrap-server b --delete --topic t
       consul kv delete x
       vault kv delete secret/x
       vault lease revoke -prefix x
       ceph osd purge 3 --yes-i-really-mean-it
       dropdb x
       nodetool decommission
       python manage.py flush
       bundle exec rake db:drop
       rails runner 'User.delete_all'
       php artisan migrate:fresh`,
    );
    it('reads a heredoc that is fed to a client', () => {
      assert.equal(read('psql db <<EOF\nselect 1;\nEOF').effect, 'read');
      assert.equal(read('psql db <<EOF\nselect 1;\ndelete from t;\nEOF').effect, 'destroy');
      assert.equal(read("ssh host <<'EOF'\nls\nrm x\nEOF").effect, 'destroy');
      assert.equal(read('bash <<EOF\nls\nEOF').effect, 'read');
      assert.equal(read('cat <<EOF | psql db\ndrop table t;\nEOF').effect, 'destroy');
      assert.equal(read('cat <<EOF | kubectl apply -f -\nkind: Pod\nEOF').effect, 'change');
      assert.equal(read('cat <<EOF > x.sh\nrm -rf /\nEOF').effect, 'change');
    });
  });

  describe('development and the web', () => {
    all(
      'read',
      `git status
       git -C repo log --oneline
       git push --dry-run --force
       gh pr list
       curl -s https://x/health
       curl -sS -X GET https://x -d '{}'
       curl -svo /dev/null https://x
       curl -XGET 'localhost:9200/_cat/indices?v'
       wget -qO- https://x
       npm ls
       pip list`,
    );
    all(
      'change',
      `git pull
       git push origin main
       git checkout -b x
       git checkout main
       curl -X POST https://x -d '{}'
       curl -sXPUT https://x
       curl --request PATCH https://x
       curl -d a=b https://x
       curl -O https://x/file
       wget https://x/file
       npm install
       pip install x
       gh workflow run deploy.yml`,
    );
    all(
      'destroy',
      `git push --force
       git push -f origin main
       git push origin --delete x
       git push origin :x
       git push origin +main
       git push --force-with-lease
       git reset --hard origin/main
       git clean -fdx
       git branch -D x
       git stash drop
       curl -X DELETE https://x
       curl -sXDELETE https://x
       curl -s -XDELETE https://x
       curl -sX DELETE https://x
       curl --request DELETE https://x
       curl -X POST localhost:9200/i/_delete_by_query -d '{}'
       gh repo delete x
       gh api -X DELETE repos/x`,
    );
  });

  it('tells the gravest of the block, and the words that made it so', () => {
    const reading = read('kubectl get pods\nkubectl -n prod delete pod x\nkubectl scale deploy/x --replicas=1');
    assert.equal(reading.effect, 'destroy');
    assert.deepEqual(
      reading.commands.map(({ effect, because }) => [effect, because]),
      [
        ['read', undefined],
        ['destroy', 'kubectl delete'],
        ['change', 'kubectl scale'],
      ],
    );
  });

  it('falls back to words where the block does not parse', () => {
    const reading = read('kubectl get pods (all of them)\nkubectl delete pod x | tee log)');
    assert.notEqual(reading.parseError, undefined);
    assert.equal(reading.effect, 'destroy');
    assert.equal(reading.units.length, 1);
  });
});
